"""Answers about every service that the municipality, its parish, its county or its companies offer."""
