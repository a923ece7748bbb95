"""Our graph runner gives what Rasa's own gives."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

from bot.graph_runner import SequentialGraphRunner

GIVEN = "__given__"


class Total(GraphComponent):
    """Adds its own number to those that it is given."""

    def __init__(self, number: int) -> None:
        self._number = number

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Total:
        """Made from its number."""
        return cls(config["number"])

    def total(self, **parts: int) -> int:
        """Counts a part as often as its name says, so that a part in the wrong place shows."""
        return self._number + sum((len(name) + 1) * part for name, part in parts.items())


@st.composite
def graphs(draw: st.DrawFn) -> GraphSchema:
    """A graph in which nodes need earlier nodes and the value that is given."""
    nodes: dict[str, SchemaNode] = {}
    for number in range(draw(st.integers(1, 8))):
        sources = draw(st.lists(st.sampled_from([GIVEN, *nodes]), unique=True, max_size=4))
        nodes[f"node{number}"] = SchemaNode(
            needs={"part" + "x" * place: source for place, source in enumerate(sources)},
            uses=Total,
            constructor_name="create",
            fn="total",
            config={"number": draw(st.integers(-100, 100))},
            eager=True,
            is_target=draw(st.booleans()),
        )
    return GraphSchema(nodes)


@settings(max_examples=60, deadline=None)
@given(schema=graphs(), inputs=st.lists(st.integers(-100, 100), min_size=2, max_size=3), data=st.data())
def test_same_results_as_dask(schema: GraphSchema, inputs: list[int], data: st.DataObject) -> None:
    """For any graph, any targets, and again with other inputs."""
    targets = data.draw(st.none() | st.lists(st.sampled_from(sorted(schema.nodes)), unique=True, min_size=1))
    with tempfile.TemporaryDirectory() as folder:
        arguments = (schema, LocalModelStorage(Path(folder)), ExecutionContext(schema))
        ours, theirs = SequentialGraphRunner(*arguments), DaskGraphRunner(*arguments)
        for value in inputs:
            assert ours.run({GIVEN: value}, targets) == theirs.run({GIVEN: value}, targets)
