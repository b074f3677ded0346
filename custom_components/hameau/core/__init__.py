"""What is true of energy anywhere: typed, pure, without Home Assistant.

The same folder is distributed alone as ``hameau_core``. Nothing here does I/O of its own, reads a clock or keeps global state.
"""

__version__ = "0.1.0"
