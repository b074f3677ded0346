"""What can be wrong with a series itself."""


class SeriesError(ValueError):
    """Rows that no series can hold: not rising, or off the grid of their step."""
