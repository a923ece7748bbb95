"""One running application, as `akkuna run` starts it, for all tests that do it no harm."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from integrations.database import Database
from tests.conftest import SECRET
from tests.resilience.server import PRODUCTION, REST_TOKEN, Server

REJECTED = "rejected"
Tell = Callable[[str], None]


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """Has it printed for what reason the attack of the test was rejected: one line an attack."""
    return partial(record_property, REJECTED)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(_Rejections(config))


class _Rejections:
    """Prints ``<attack>: rejected (<reason>)`` in place of a dot."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        return ("passed", "", "") if _reason(report) else None

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        reporter = self._config.pluginmanager.get_plugin("terminalreporter")
        if reporter and (reason := _reason(report)):
            attack = report.nodeid.partition("[")[2].removesuffix("]")
            reporter.write_line(f"{attack}: rejected ({reason})")


def _reason(report: pytest.TestReport) -> object:
    told = dict(getattr(report, "user_properties", ())) if report.when == "call" and report.passed else {}
    return told.get(REJECTED)


@pytest.fixture(scope="package")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('database') / 'akkuna.db'}"


@pytest.fixture(scope="package")
def database(database_url: str, server: Server) -> Iterator[Database]:
    """The application's database."""
    database = Database(database_url, SECRET)
    yield database
    database.dispose()


@pytest.fixture(scope="package")
def server(
    database_url: str, municipalities: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("server"), database_url, municipalities, PRODUCTION)
    yield server
    server.stop()


class RestCaller:
    """A program that knows the REST channel's token."""

    def __init__(self, address: str) -> None:
        self._url = f"{address}/webhooks/rest/webhook"
        self._headers = {"Authorization": f"Bearer {REST_TOKEN}"}

    def say(self, sender: str, message: str) -> list[dict[str, Any]]:
        """The replies to a message."""
        body = {"sender": sender, "message": message, "metadata": {"municipality": "nivala"}}
        response = self.post(json=body)
        assert response.status_code == 200, response.text
        replies: list[dict[str, Any]] = response.json()
        return replies

    def post(self, headers: dict[str, Any] | None = None, **request: Any) -> httpx.Response:
        """Any request to the channel, with the token unless other headers are given."""
        with httpx.Client(trust_env=False, timeout=60) as http:
            return http.post(self._url, headers=self._headers if headers is None else headers, **request)


@pytest.fixture(scope="package")
def rest(server: Server) -> RestCaller:
    return RestCaller(server.address)
