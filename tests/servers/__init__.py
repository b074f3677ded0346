"""Stand-ins for what is at the other end: boxes of a meter's line, web services; on loopback, for tests and the demo."""
