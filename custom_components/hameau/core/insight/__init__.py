"""What a home's histories tell."""
