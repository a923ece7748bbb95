"""The sample catalogue with what was changed or archived while the stand-in ran."""

from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from integrations.sandbox.storage import Storage
from integrations.suomifi.catalogue.sample.combine import catalogue
from integrations.suomifi.catalogue.sample.content import Catalogue, Offer, Way


class Content:
    """What is published now. Changes survive a restart."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self.catalogue: Catalogue = catalogue()

    def offers(self) -> dict[str, Offer]:
        """Services that are published, by id."""
        changes = self._changes()
        return {
            id: _changed(one, changes.get(id, {}))
            for id, one in self.catalogue.offers.items()
            if not changes.get(id, {}).get("archived")
        }

    def archived(self) -> dict[str, Offer]:
        """Services that were taken away, by id; `modified` is when."""
        changes = self._changes()
        return {
            id: _changed(one, changes[id])
            for id, one in self.catalogue.offers.items()
            if changes.get(id, {}).get("archived")
        }

    def ways(self) -> dict[str, Way]:
        """Channels, by id."""
        changes = self._changes()
        return {id: _changed(one, changes.get(id, {})) for id, one in self.catalogue.ways.items()}

    def change(self, id: str, archived: bool, names: dict[str, str] | None) -> bool:
        """Changes a service or a channel now; false if there is none by this id."""
        if id not in self.catalogue.offers and id not in self.catalogue.ways:
            return False
        now = datetime.now(timezone.utc).replace(tzinfo=None).isoformat(timespec="seconds")
        kept = self._storage.get("changes", id) or {"id": id, "names": None}
        names = names or kept["names"]
        self._storage.put("changes", id, kept | {"modified": now, "archived": archived, "names": names})
        return True

    def _changes(self) -> dict[str, dict[str, Any]]:
        return {change["id"]: change for change in self._storage.list("changes")}


def _changed(one: Any, change: dict[str, Any]) -> Any:
    if not change:
        return one
    return replace(one, modified=change["modified"], names=change["names"] or one.names)
