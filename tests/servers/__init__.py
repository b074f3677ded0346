"""Stand-ins for the servers and boxes at the other end of a link, on loopback."""
