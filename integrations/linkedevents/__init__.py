"""Events and enrolling in them: Linked Events."""
