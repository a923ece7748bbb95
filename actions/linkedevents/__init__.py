"""Events and enrolling in them: finding one, taking part, giving up the place."""
