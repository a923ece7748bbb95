"""Whether the trained model is there and fits the data."""

from akkuna.settings import ROOT
from cli.doctor.finding import Finding
from cli.rasa_quietly import training


def model() -> Finding:
    """How the model stands: current, made from older data, or not there."""
    models = ROOT / "models"
    if not any(models.glob("*.tar.gz")):
        return Finding.missing("model: there is none; `akkuna train` makes it.")
    with training() as work:
        current = work.current_model(models)
    if current is None:
        return Finding.note("model: its data has changed since it was trained; `akkuna train` renews it.")
    return Finding.ok(f"model: {current.name} is up to date")
