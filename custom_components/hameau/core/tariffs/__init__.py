"""Contracts, prices, and what energy costs by them."""
