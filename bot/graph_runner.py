"""Runs Rasa's component graph node after node, without dask's scheduler, which costs more than the nodes."""

from typing import Any

from rasa.engine.runner.dask import DaskGraphRunner


class SequentialGraphRunner(DaskGraphRunner):
    """The same nodes and results as `DaskGraphRunner`."""

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """Runs what `targets` need.

        Args:
            inputs: values of the graph's placeholders.
            targets: nodes whose results are wanted; the graph's own targets by default.
        """
        wanted = tuple(targets or self._graph_schema.target_names)
        given = inputs or {}
        results: dict[str, Any] = {}
        for name, needs in self._plan(wanted):
            arguments = [(need, given[need]) if need in given else results[need] for need in needs]
            results[name] = self._instantiated_nodes[name](*arguments)
        return {name: results[name][1] for name in wanted}

    def _plan(self, targets: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
        """Nodes in an order in which each comes after what it needs; kept for each set of targets."""
        plans: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = self.__dict__.setdefault(
            "_plans", {}
        )
        if targets not in plans:
            schema = self._graph_schema.minimal_graph_schema(list(targets))
            ordered: list[tuple[str, tuple[str, ...]]] = []
            done: set[str] = set()

            def visit(name: str) -> None:
                if name in done or name not in schema.nodes:
                    return
                done.add(name)
                needs = tuple(schema.nodes[name].needs.values())
                for need in needs:
                    visit(need)
                ordered.append((name, needs))

            for target in targets:
                visit(target)
            plans[targets] = ordered
        return plans[targets]
