"""Settings of Sphinx for the reading edition."""

from __future__ import annotations

import re
from pathlib import Path

from netscore import evidence

project = "Scored by Association"
html_title = project
language = "en"
root_doc = "index"

extensions = ["myst_nb", "sphinxcontrib.bibtex", "sphinx.ext.autodoc", "numpydoc"]
html_theme = "furo"
html_static_path = [str(Path(__file__).parent / "static")]
html_css_files = ["reading.css"]
html_show_sphinx = html_show_copyright = html_copy_source = html_use_index = html_domain_indices = False
myst_heading_anchors = 2

nb_execution_mode = "off"  # the builder has run the lessons in a kernel of its own
nb_merge_streams = True
nb_ipywidgets_js: dict[str, dict[str, str]] = {}  # pages load nothing from outside
nb_code_prompt_show, nb_code_prompt_hide = "Show what came out", "Hide what came out"

autodoc_typehints = "none"  # the docstrings say them, with shapes and units
numpydoc_show_class_members = False

bibtex_bibfiles = [str(evidence.FOLDER / "sources.bib")]
bibtex_default_style = "keys"


def setup(app) -> None:
    """Show each source under the key that the lessons cite, in order of keys."""
    from pybtex.plugin import register_plugin
    from pybtex.style.formatting.unsrt import Style
    from pybtex.style.labels import BaseLabelStyle
    from pybtex.style.sorting import BaseSortingStyle
    from pybtex.style.template import field, sentence

    class Keys(BaseLabelStyle):
        def format_labels(self, entries):
            return [entry.key for entry in entries]

    class ByKey(BaseSortingStyle):
        def sorting_key(self, entry):
            return entry.key

    class KeyStyle(Style):
        default_label_style, default_sorting_style = Keys, ByKey

        def format_title(self, entry, which_field, as_sentence=True):
            return sentence[field(which_field)]  # names in a title keep their capitals

    register_plugin("pybtex.style.formatting", "keys", KeyStyle)
    app.connect("autodoc-skip-member", only_ours)
    app.connect("autodoc-process-docstring", with_citations)


def only_ours(app, what: str, name: str, member: object, skip: bool, options: object) -> bool | None:
    """Leave out of the reference what a module took from elsewhere, and what scikit-learn adds to a class."""
    return True if not str(getattr(member, "__module__", "netscore")).startswith("netscore") else None


def with_citations(app, what: str, name: str, member: object, options: object, lines: list[str]) -> None:
    """Turn the keys of sources in a docstring into citations, in place, as Sphinx wants it."""
    known = evidence.read_sources()
    for at, line in enumerate(lines):
        lines[at] = re.sub(r"\[([\w-]+)\]", lambda key: f":cite:`{key[1]}`" if key[1] in known else key[0], line)
