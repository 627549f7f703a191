"""The templates that the generator is given define the partials that they need."""

from __future__ import annotations

from pathlib import Path

from inline_partials import inlined, main
from support import ROOT

TEMPLATES = ROOT / "overrides" / "templates"
TEXTS = {
    "page": "{{#each vars}}{{>parts/entry}}{{/each}}\n",
    "parts/entry": '{{~>parts/any part="parts/last"~}}',
    "parts/any": '{{>(lookup this "part")}}',
    "parts/last": "{{name}}",
    "parts/other": "{{name}}",
}


def test_a_partial_is_defined_however_it_is_come_to() -> None:
    assert inlined("page", TEXTS) == (
        "{{#each vars}}{{>parts/entry}}{{/each}}\n"
        '{{#*inline "parts/any"}}{{>(lookup this "part")}}{{/inline}}'
        '{{#*inline "parts/entry"}}{{~>parts/any part="parts/last"~}}{{/inline}}'
        '{{#*inline "parts/last"}}{{name}}{{/inline}}'
    )


def test_a_template_without_partials_stays_as_it_is() -> None:
    assert inlined("parts/other", TEXTS) == "{{name}}"


def test_every_template_is_written_and_begins_as_it_was(tmp_path: Path) -> None:
    main(TEMPLATES, tmp_path)
    names = [path.relative_to(TEMPLATES) for path in TEMPLATES.rglob("*.handlebars")]
    assert names
    for name in names:
        written, own = ((folder / name).read_text(encoding="utf-8") for folder in (tmp_path, TEMPLATES))
        assert written.startswith(own)
    assert '{{#*inline "types/scalar_type"}}' in (tmp_path / "model.handlebars").read_text(encoding="utf-8")
