"""The reference for readers of the repository: a Markdown page for each class of the client."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docs_site.family_page import errors_page, family_page, models_of, models_page
from docs_site.operation_page import operation_page
from docs_site.plain import anchor, demoted, plain
from docs_site.site import Family, Site
from mtmaisdk.clients.rest import models

_ERRORS = "errors-of-all-operations"


def reference(site: Site) -> Iterator[tuple[str, str]]:
    """Yields path and content of the page of each class: its operations, their errors and, in Chinese, the models."""
    seen: set[str] = set()
    # The generator describes the models in the contract's own language.
    own_models = {
        family.name: models_of(site, family, seen) if site.language != "en" else [] for family in site.families
    }
    pages = {name.lower(): f"{family.api_class}.md" for family in site.families for name in own_models[family.name]}
    for family in site.families:
        # The page of the published class is the generator's.
        if site.language == "en" and family.is_published:
            continue
        link = _links(site, family, pages)
        parts = [plain(family_page(site, family), link)]
        for operation in family.operations:
            page = plain(operation_page(site, family, operation), link)
            parts.append(f"{anchor(operation.method)}\n{demoted(page)}")
        parts.append(f"{anchor(_ERRORS)}\n{demoted(plain(errors_page(site, family), link))}")
        if own_models[family.name]:
            parts.append(demoted(plain(models_page(site, family, own_models[family.name]), link)))
        yield f"{family.api_class}.md", "\n".join(parts)


def _links(site: Site, family: Family, pages: dict[str, str]) -> Callable[[str], str | None]:
    names = {name.lower(): name for name in site.view.schemas}

    def address(link: str) -> str | None:
        if link == "errors.md":
            return f"#{_ERRORS}"
        if link.endswith(".md"):
            return f"#{link.removesuffix('.md')}"
        if link.startswith("#model-"):
            model = link.removeprefix("#model-")
            if site.language == "en":
                return f"{names[model]}.md" if hasattr(models, names[model]) else None
            return link if pages[model] == f"{family.api_class}.md" else pages[model] + link
        return link if link.startswith(("#answer-", "http")) else None

    return address
