"""What the assistant needs on this machine, and whether it is there. One file a subject."""
