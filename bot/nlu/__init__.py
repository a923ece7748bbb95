"""What the assistant understands: the pipeline's graph components and what they are made of."""
