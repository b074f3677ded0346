"""Control: what is to be switched, when, and why. Pure state machines; the floor above does what they say."""
