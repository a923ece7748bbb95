"""Whether the trained model is there and fits the data."""

from cli.doctor.finding import Finding


def model() -> Finding:
    """How the model stands."""
    return Finding.missing("model: x")
