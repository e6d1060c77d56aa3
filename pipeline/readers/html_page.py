"""What belongs to a web page and not to its text: menus, tables of contents, links to edit a section, the foot."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any, Final, Literal

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEAST_LINKS = 3  # in a table of contents, and headings with the same link behind their words
_TITLE = 40  # characters of a table of contents besides its links
_NAMES: Final[dict[str, Literal["header", "footer"]]] = {
    "nav": "header", "navbar": "header", "navigation": "header", "breadcrumb": "header", "breadcrumbs": "header",
    "toc": "header", "footer": "footer", "printfooter": "footer", "catlinks": "footer"}
_TAGS: Final[dict[str, Literal["header", "footer"]]] = {"nav": "header", "header": "header", "footer": "footer"}


def edge(element: Any) -> Literal["header", "footer"] | None:
    """Whether a block stands along the edges of a page: by its tag, its role, its name, or as a table of contents."""
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower().split()
    named = _TAGS.get(element.tag) or next((_NAMES[name] for name in names if name in _NAMES), None)
    return named or ("header" if element.tag in ("ul", "ol", "div") and _is_contents(element) else None)


def section_links(root: Any) -> set[Any]:
    """The elements behind the words of headings that hold the same link in many of them ("[edit]")."""
    ends: dict[str, list[Any]] = defaultdict(list)
    for heading in root.iter(*_HEADINGS):
        last = next((child for child in reversed(heading) if isinstance(child.tag, str)), None)
        alone = last is not None and not (last.tail or "").strip() and _words(heading) != _words(last)
        if last is not None and alone and _has_link(last):
            ends[_words(last)].append(last)
    return {element for same in ends.values() if len(same) >= _LEAST_LINKS for element in same}


def _has_link(element: Any) -> bool:
    return any(link.get("href") is not None for link in element.iter("a"))


def _words(element: Any) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def _is_contents(element: Any) -> bool:
    """Does a block hold nothing but links to other places of the page, and perhaps a short title?"""
    links = list(element.iter("a"))
    if len(links) < _LEAST_LINKS or not all((link.get("href") or "").startswith("#") for link in links):
        return False
    beside = len(_words(element)) - sum(len(_words(link)) for link in links) - len(links)
    return beside <= _TITLE and Counter(map(_words, links)).most_common(1)[0][1] < _LEAST_LINKS
