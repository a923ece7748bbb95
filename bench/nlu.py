"""How well messages are understood, what of the pipeline does it, and what it costs: ``make bench-nlu``.

    python -m bench.nlu [PART…] [--nlu FILE]… [--seeds N] [--diet-seeds N | --without-diet]

Prints the tables and writes ``bench/results/``; docs/understanding.md says how to read them. Nothing is
chosen by figures on files that are named: settings come from cross-validation on ``nlu_data/``.
"""

import argparse
import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from akkuna import logs
from bench import (
    nlu_ablation,
    nlu_cost,
    nlu_diet,
    nlu_entities,
    nlu_held_out,
    nlu_languages,
    nlu_own,
    nlu_tables,
)
from bench.nlu_folds import summary
from bench.nlu_messages import Messages, of_file, own_examples
from bench.record import Record

SEEDS, DIET_SEEDS = 3, 1
OWN_ABLATION_SEEDS = (1,)
"""The project's own examples are many: one shuffle tells what takes three on a file of a thousand."""

Figures = dict[str, Any]


@dataclass(frozen=True)
class Options:
    """What the command line says.

    Attributes:
        files: the files that were named.
        seeds: of the folds, for our pipeline.
        diet_seeds: of the folds, for Rasa's default pipeline; empty where it is not wanted.
    """

    files: tuple[Messages, ...]
    seeds: tuple[int, ...]
    diet_seeds: tuple[int, ...]


def folds(options: Options) -> Figures:
    """Cross-validation on our own examples and on each file; Rasa's default pipeline on the files only."""
    found = {}
    for messages in (own_examples(), *options.files):
        seen = nlu_own.documents(messages)
        ours = [nlu_own.cross_validate(seen, messages.intents, seed) for seed in options.seeds]
        found[messages.name] = {
            "messages": len(messages.texts),
            "intents": len(set(messages.intents)),
            "ours": summary(ours),
        }
    for messages in options.files if options.diet_seeds else ():
        theirs = [nlu_diet.cross_validate(messages, seed) for seed in options.diet_seeds]
        found[messages.name]["diet"] = summary(theirs)
    return found


def held_out(options: Options) -> Figures:
    """Intents of the project's own tests, through the trained model as the assistant runs it."""
    from bot.engine import Engine  # imports Rasa and TensorFlow, which other parts do without

    engine = Engine()
    return nlu_held_out.measure(lambda text: asyncio.run(engine.parse(text)))


def entities(options: Options) -> Figures:
    """Entities of the project's own tests."""
    return nlu_entities.measure()


def languages(options: Options) -> Figures:
    """Languages of messages."""
    return nlu_languages.measure()


def cost(options: Options) -> Figures:
    """Time and size."""
    return nlu_cost.measure()


def ablation(options: Options) -> Figures:
    """What each component adds, on our own examples and on each file."""
    own = own_examples()
    found = {own.name: nlu_ablation.measure(own, OWN_ABLATION_SEEDS)}
    return found | {one.name: nlu_ablation.measure(one, options.seeds) for one in options.files}


@dataclass(frozen=True)
class Part:
    """What can be measured by itself: how, and its table."""

    measure: Callable[[Options], Figures]
    table: Callable[[Figures], str]


PARTS = {
    "folds": Part(folds, nlu_tables.folds),
    "held-out": Part(held_out, nlu_tables.held_out),
    "entities": Part(entities, nlu_tables.entities),
    "languages": Part(languages, nlu_tables.languages),
    "cost": Part(cost, nlu_tables.cost),
    "ablation": Part(ablation, nlu_tables.ablation),
}


def main() -> None:
    """Measures; half an hour for everything, and a quarter of an hour or more a file for Rasa's pipeline."""
    os.environ |= {"LOG_LEVEL": "ERROR", "TF_CPP_MIN_LOG_LEVEL": "3", "RASA_TELEMETRY_ENABLED": "false"}
    logs.configure("ERROR")
    parts, options = _arguments()
    record = Record()
    for name in parts:
        part = PARTS[name]
        measured = part.measure(options)
        print(f"\n{part.table(measured)}", flush=True)
        record.keep(f"nlu {name}", {"measured": measured})


def _arguments() -> tuple[list[str], Options]:
    parser = argparse.ArgumentParser(
        prog="python -m bench.nlu",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"only these: {', '.join(PARTS)}")
    parser.add_argument(
        "--nlu", action="append", type=_file, default=[], metavar="FILE", help="Rasa NLU file, beside our own"
    )
    parser.add_argument("--seeds", type=_count, default=SEEDS, help=f"shuffles, for ours (default {SEEDS})")
    parser.add_argument(
        "--diet-seeds",
        type=_count,
        default=DIET_SEEDS,
        help=f"shuffles, for Rasa's default pipeline (default {DIET_SEEDS})",
    )
    parser.add_argument("--without-diet", action="store_true", help="leave Rasa's default pipeline out")
    given = parser.parse_args()
    unknown = set(given.parts) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    diet_seeds = 0 if given.without_diet else given.diet_seeds
    options = Options(tuple(given.nlu), _seeds(given.seeds), _seeds(diet_seeds))
    return given.parts or list(PARTS), options


def _file(path: str) -> Messages:
    try:
        return of_file(Path(path))
    except (OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _seeds(count: int) -> tuple[int, ...]:
    return tuple(range(1, count + 1))


if __name__ == "__main__":
    main()
