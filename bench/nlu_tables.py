"""The tables of `bench.nlu` as text."""

from collections.abc import Iterator, Mapping
from typing import Any

from bench.nlu_ablation import NOTHING
from bench.nlu_languages import SENTENCES, SHORT
from bench.tables import aligned

Figures = Mapping[str, Any]

WEAKEST = 10
"""Intents that are shown of a language, the worst understood first."""

_LANGUAGE = {"fi": "Finnish", "sv": "Swedish"}


def folds(measured: Figures) -> str:
    """Cross-validation of ours and of Rasa's default pipeline."""
    rows = [("5-fold cross-validation", "messages", "intents", "pipeline", "accuracy", "macro-F1", "seeds")]
    for name, one in measured.items():
        for key, pipeline in (("ours", "ours"), ("diet", "rasa init (DIET)")):
            if key in one:
                result = one[key]
                shown = (pipeline, percent(result["accuracy"]), percent(result["macro_f1"]))
                sizes = (str(one["messages"]), str(one["intents"]))
                rows.append((name, *sizes, *shown, str(len(result["seeds"]))))
    return aligned(rows)


def held_out(measured: Figures) -> str:
    """Accuracy by language, the weakest intents and the commonest confusions."""
    rows = [("unseen messages", "messages", "accuracy", "calibration error")]
    for language, one in measured.items():
        shown = (str(one["messages"]), percent(one["accuracy"]), percent(one["calibration_error"]))
        rows.append((_LANGUAGE[language], *shown))
    details = (_details(_LANGUAGE[language], one) for language, one in measured.items())
    return "\n\n".join([aligned(rows), *details])


def _details(language: str, one: Figures) -> str:
    weakest = sorted(one["intents"].items(), key=lambda item: float(item[1]["accuracy"]))[:WEAKEST]
    intents = [(f"{language}: weakest intents", "messages", "accuracy")]
    intents += [(name, str(of["messages"]), percent(of["accuracy"])) for name, of in weakest]
    confusions = [(f"{language}: commonest confusions", "taken for", "times")]
    confusions += [(of["wanted"], of["found"], str(of["times"])) for of in one["confusions"]]
    return f"{aligned(intents)}\n\n{aligned(confusions)}"


def entities(measured: Figures) -> str:
    """F1 by kind and language; how often what is found has the right normal form."""
    rows = [("entities, F1", "annotated", "Finnish", "Swedish", "both", "normal form right")]
    for kind, both in measured["both"].items():
        by_language = (measured[language].get(kind) for language in _LANGUAGE)
        shown = [f"{one['f1']:.3f}" if one else "–" for one in by_language]
        rows.append((kind, str(both["annotated"]), *shown, f"{both['f1']:.3f}", percent(both["exact"])))
    return aligned(rows)


def languages(measured: Figures) -> str:
    """Share of messages whose language is found: of three words or more, of one or two."""
    rows = [("language found", "3 words or more", "", "1–2 words", "", "taken for")]
    for code in measured[SENTENCES]["languages"]:
        kinds = [measured[kind]["languages"][code] for kind in (SENTENCES, SHORT)]
        cells = [cell for one in kinds for cell in (percent(one["accuracy"]), f"of {one['messages']}")]
        rows.append((code, *cells, _taken_for(kinds)))
    totals = [measured[kind] for kind in (SENTENCES, SHORT)]
    cells = [cell for one in totals for cell in (percent(one["accuracy"]), f"of {one['messages']}")]
    return aligned([*rows, ("all", *cells, "")])


def _taken_for(kinds: list[Figures]) -> str:
    times: dict[str, int] = {}
    for one in kinds:
        for code, count in one["taken_for"].items():
            times[code] = times.get(code, 0) + count
    return ", ".join(f"{code} {count}" for code, count in sorted(times.items(), key=lambda item: -item[1]))


def cost(measured: Figures) -> str:
    """Time of a message, of training and of loading, size."""
    return aligned(list(_cost_rows(measured)))


def _cost_rows(measured: Figures) -> Iterator[tuple[str, str, str]]:
    yield ("one message, processor time on one core", "p50", "p95")
    for name, title in (("cold", "seen for the first time"), ("warm", "seen before")):
        one = measured[name]
        yield (title, f"{one['p50_ms']:.1f} ms", f"{one['p95_ms']:.1f} ms")
    for name, title in (("train", "training, beyond imports"), ("load", "loading, beyond imports")):
        seconds, busy = measured[f"{name}_seconds"], measured[f"{name}_processor_seconds"]
        yield (title, f"{seconds:.1f} s", f"processor {busy:.1f} s")
    yield ("model file", f"{measured['model_bytes'] / 1e6:.1f} MB", "")


def ablation(measured: Figures) -> str:
    """Accuracy without each component, and how far that is from the whole, in percentage points."""
    names = list(measured)
    rows = [("left out", *(cell for name in names for cell in (name, "points")))]
    for part in measured[names[0]]:
        cells = (_without(measured[name], part) for name in names)
        rows.append((part, *(cell for pair in cells for cell in pair)))
    shuffles = ", ".join(f"{name} {len(measured[name][NOTHING]['seeds'])}" for name in names)
    return f"{aligned(rows)}\nAccuracy, 5-fold; shuffles: {shuffles}"


def _without(one: Figures, part: str) -> tuple[str, str]:
    accuracy, whole = one[part]["accuracy"], one[NOTHING]["accuracy"]
    return percent(accuracy), "" if part == NOTHING else f"{100 * (accuracy - whole):+.1f}"


def percent(share: float) -> str:
    """A share with one decimal."""
    return f"{100 * share:.1f} %"
