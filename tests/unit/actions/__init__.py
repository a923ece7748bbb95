"""Unit tests of what is done when the dialogue acts."""
