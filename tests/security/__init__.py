"""What strangers send to the real application over HTTP, and where citizens' words may not be found."""
