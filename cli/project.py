"""Where the data stands that the commands read and write."""

from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import typer

from akkuna.settings import ROOT, Settings

FILL_IN = "FILL IN"
"""What a new folder holds wherever a person must still write something."""


@dataclass(frozen=True)
class Project:
    """The folders of a project.

    Attributes:
        root: what paths are told relative to.
        municipalities: folder with one folder a municipality; may lie outside `root`.
    """

    root: Path
    municipalities: Path

    @property
    def bot(self) -> Path:
        """Folder of the dialogue's code and data."""
        return self.root / "bot"

    @property
    def services(self) -> Path:
        """Folder with one folder a service."""
        return self.bot / "services"

    @property
    def common_texts(self) -> Path:
        """Folder of the texts that hold everywhere."""
        return self.bot / "dialogue"

    @property
    def texts_of_pages(self) -> tuple[Path, ...]:
        """Folders of texts that are no replies: the chat's pages' and those of `akkuna describe`."""
        channels = self.root / "channels"
        return (channels / "web", self.notices, channels / "login", self.root / "cli")

    @property
    def notices(self) -> Path:
        """Folder of what the chat says of itself."""
        return self.root / "channels" / "web" / "notices"

    @property
    def accessibility_statement(self) -> Path:
        """What the accessibility statement says."""
        return self.notices / "accessibility.yml"

    @property
    def examples(self) -> Path:
        """Folder of the sentences that the model learns from, by language, with ``intents.yml``."""
        return self.root / "nlu_data"

    @property
    def lookups(self) -> Path:
        """Folder of the word lists that an official can edit."""
        return self.examples / "lookups"

    @property
    def phrases(self) -> Path:
        """Folder of the phrases that the dialogue listens for."""
        return self.bot / "dialogue" / "phrases"

    @property
    def integrations(self) -> Path:
        """Folder with one folder an outside system."""
        return self.root / "integrations"

    @property
    def actions(self) -> Path:
        """Folder of the code that carries services out."""
        return self.root / "actions"

    @property
    def conversations(self) -> Path:
        """Folder of whole conversations, one file a service."""
        return self.root / "tests" / "conversations"

    def shown(self, path: Path) -> str:
        """The path relative to the project's root, where it lies under it."""
        return str(path.relative_to(self.root) if path.is_relative_to(self.root) else path)


def this_project() -> Project:
    """The project that the command was started for."""
    return Project(ROOT, settings().municipalities)


def settings() -> Settings:
    """The settings; ends the command where the environment holds what cannot be."""
    try:
        return Settings.from_environment()
    except ValueError as error:
        fail(str(error))


def fail(message: str) -> NoReturn:
    """Ends the command with a message on standard error and exit status 1."""
    typer.echo(message, err=True)
    raise typer.Exit(1)
