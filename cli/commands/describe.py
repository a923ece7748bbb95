"""``akkuna describe``: a whole service path as a page, in Finnish and in Swedish."""

from typing import Annotated

import typer

from akkuna.catalogue import Catalogue
from akkuna.data_files import DataFile
from akkuna.errors import DataInvalid
from akkuna.municipality import load_municipalities
from akkuna.replies import LANGUAGES, Language
from akkuna.service import ServiceSpec, load_services
from akkuna.texts import TextFile, Texts
from cli.describe_page import Page
from cli.manifest import Manifest
from cli.project import Project, fail, this_project


def describe(service: Annotated[str, typer.Argument(help="name of the service's folder")]) -> None:
    """Print a service's whole path as a page, first in Finnish, then in Swedish."""
    project = this_project()
    try:
        catalogue = _catalogue(project)
        spec = catalogue.services.get(service)
        if spec is None:
            fail(f"There is no service {service}. The services are: {', '.join(sorted(catalogue.services))}.")
        pages = [_page(spec, language, catalogue, project).text() for language in LANGUAGES]
    except DataInvalid as error:
        fail(f"{project.shown(error.file)}:{error.line}: {error.problem}")
    except KeyError as error:
        fail(f"{service} lacks the text {error.args[0]}; `akkuna check` says what else is missing.")
    typer.echo("\n\n\n".join(pages))


def _catalogue(project: Project) -> Catalogue:
    return Catalogue(
        services=load_services(project.services),
        municipalities=load_municipalities(project.municipalities),
        texts=Texts(project.common_texts, project.services, project.municipalities),
    )


def _page(spec: ServiceSpec, language: Language, catalogue: Catalogue, project: Project) -> Page:
    from actions.fields.photo import MOST_PHOTOS

    manifest = project.integrations / f"{spec.system}" / "manifest.yml"
    offering = (one for one in catalogue.municipalities.values() if catalogue.offered(spec, one))
    return Page(
        spec=spec,
        language=language,
        texts=catalogue.texts,
        words=TextFile(project.root / "cli", language),
        system=DataFile(manifest).parse(Manifest).name if spec.system else None,
        offered_by=tuple(sorted(offering, key=lambda one: one.names.fi)),
        most_photos=MOST_PHOTOS,
    )
