"""What the assistant understands, knows and decides. The only package that knows Rasa."""
