"""Who the citizen is and for whom they act: asked of the database whenever it matters, kept nowhere else."""
