"""Everybody who talks to the assistant: the whole public HTTP surface, one folder a channel."""
