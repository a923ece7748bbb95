"""Whole conversations, each in Finnish and in Swedish."""
