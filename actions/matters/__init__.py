"""The citizen's own matters, gathered from all systems."""
