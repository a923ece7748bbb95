"""``GET /metrics`` for Prometheus: counted in the database, so the same whichever process answers."""

import asyncio
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from sanic import Blueprint, Request
from sanic.response import HTTPResponse, raw

from akkuna.errors import StorageUnavailable
from integrations.database import Database, statistics

blueprint = Blueprint("metrics")


class _Counts:
    """One scrape's figures, in the shape that the library asks for."""

    def __init__(self, counts: statistics.Counts | None) -> None:
        self._counts = counts

    def collect(self) -> Iterable[Metric]:
        up = GaugeMetricFamily("akkuna_storage_up", "1 while the database can be used")
        up.add_metric([], 0 if self._counts is None else 1)
        yield up
        if self._counts is None:
            return
        yield GaugeMetricFamily(
            "akkuna_inbox_pending", "messages whose turn is not over", value=self._counts.pending
        )
        operations = GaugeMetricFamily(
            "akkuna_operations", "citizens' matters by service and state", labels=["service", "state"]
        )
        for (service, state), number in self._counts.operations.items():
            operations.add_metric([service, state], number)
        yield operations
        ratings = GaugeMetricFamily(
            "akkuna_ratings",
            "ratings of the conversations that are kept",
            labels=["municipality", "stars"],
        )
        for (municipality, stars), number in self._counts.ratings.items():
            ratings.add_metric([municipality, str(stars)], number)
        yield ratings


@blueprint.get("/metrics")
async def metrics(request: Request) -> HTTPResponse:
    """The figures of this moment; no personal data is among them."""
    counts = await asyncio.to_thread(_count, request.app.ctx.database)
    registry = CollectorRegistry()
    registry.register(_Counts(counts))
    return raw(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _count(database: Database) -> statistics.Counts | None:
    try:
        with database.transaction() as tx:
            return statistics.count(tx)
    except StorageUnavailable:
        return None
