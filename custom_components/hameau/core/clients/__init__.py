"""Clients of remote services, one module each; the aiohttp session is the caller's."""
