"""Damages files as transport, disks and strange programs do, by seed: bytes changed, cut, doubled and spliced, and
packages whose XML is sound but odd."""

from __future__ import annotations

import copy
import io
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence

from lxml import etree

ODD = ("", "-1", "99999999999", "²", "٣", "x", "true", "\u202e", "0", "id1")


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Bytes changed, cut out, doubled or cut off."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 30))):
        at = rng.randrange(len(changed) or 1)
        match rng.randrange(5):
            case 0 | 1 if changed:
                changed[at] = rng.randrange(256)
            case 2:
                del changed[at : at + rng.randrange(1, 60)]
            case 3:
                changed[at:at] = changed[at : at + rng.randrange(1, 60)]
            case 4 if rng.random() < 0.1:
                del changed[at:]
    return bytes(changed)


def spliced(data: bytes, other: bytes, rng: random.Random) -> bytes:
    """The beginning of one file and the end of another."""
    return data[: rng.randrange(len(data))] + other[rng.randrange(len(other)) :]


def shaken(data: bytes, rng: random.Random) -> bytes:
    """A package whose XML is sound but odd: attributes changed, elements moved, doubled or dropped."""
    return _repacked(data, lambda content: _shaken_xml(content, rng))


def scratched(data: bytes, rng: random.Random) -> bytes:
    """A sound package with damaged parts in it."""
    return _repacked(data, lambda content: damaged(content, rng) if rng.random() < 0.3 else content)


def shuffled(data: bytes, rng: random.Random) -> bytes:
    """A text whose lines, words or tabs changed places, with odd characters strewn in."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(rng.randrange(1, 12)):
        at = rng.randrange(len(lines))
        match rng.randrange(5):
            case 0:
                lines.insert(rng.randrange(len(lines)), lines.pop(at))
            case 1:
                lines[at] *= rng.randrange(2, 20)
            case 2:
                lines[at] = lines[at].replace(" ", rng.choice("\t\u00a0\u2028|:"))
            case 3:
                lines[at] = rng.choice(ODD) + lines[at][rng.randrange(len(lines[at]) + 1) :]
            case 4:
                lines[at] = "".join(rng.sample(lines[at], len(lines[at])))
    return "\n".join(lines).encode()


def cases(files: Sequence[tuple[str, bytes]], number: int, seed: str) -> Iterator[tuple[str, bytes]]:
    """`number` damaged files, by name and bytes, drawn from sound ones."""
    rng = random.Random(seed)
    for _ in range(number):
        name, data = rng.choice(files)
        ways: list[Callable[[], bytes]] = [lambda data=data: damaged(data, rng)]
        ways.append(lambda data=data: spliced(data, rng.choice(files)[1], rng))
        if data.startswith(b"PK"):
            ways += [lambda data=data: shaken(data, rng), lambda data=data: scratched(data, rng)] * 2
        elif name.endswith(".txt"):
            ways += [lambda data=data: shuffled(data, rng)] * 2
        else:
            ways += ways[:1] * 3
        yield name, rng.choice(ways)()


def _repacked(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as made:
        for name in package.namelist():
            made.writestr(zipfile.ZipInfo(name), change(package.read(name)) if name.endswith(".xml")
                          else package.read(name))
    return out.getvalue()


def _shaken_xml(content: bytes, rng: random.Random) -> bytes:
    if not content.startswith(b"<"):
        return content
    root = etree.fromstring(content)
    for element in rng.choices([*root.iter()], k=rng.randrange(1, 12)):
        _shake(element, rng)
    return etree.tostring(root)


def _shake(element: etree._Element, rng: random.Random) -> None:
    match rng.randrange(4):
        case 0 if element.attrib:
            element.set(rng.choice([*element.attrib]), rng.choice(ODD))
        case 1 if element.getparent() is not None:
            element.addnext(copy.deepcopy(element))
        case 2 if element.getparent() is not None and len(element):
            element.append(copy.deepcopy(element))
        case 3 if element.getparent() is not None:
            element.getparent().remove(element)
