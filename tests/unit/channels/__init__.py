"""Unit tests of what all channels share."""
