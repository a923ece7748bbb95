"""One running application a test module and kind of database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.resilience.server import Server


@pytest.fixture(scope="module")
def server(
    database_url: str, municipalities: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The application, which can be killed at named points."""
    server = Server(tmp_path_factory.mktemp("server"), database_url, municipalities)
    yield server
    server.stop()
