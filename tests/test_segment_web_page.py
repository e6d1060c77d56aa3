"""Pages of a wiki: what belongs to the page and not to its text, and headings below headings."""

from __future__ import annotations

from segmented import read, texts

HEADINGS = ((2, "Descripción", ""), (3, "Elementos principales", "<p>Hombres que han agredido a su pareja.</p>"),
            (2, "Participantes", ""), (3, "A quién va dirigido", "<ul><li>hombres</li><li>condenados</li></ul>"),
            (3, "Valoración del riesgo", "<p>SARA; riesgo medio.</p>"),
            (2, "Método", ""), (3, "Base teórica", "<p>Terapia cognitivo-conductual.</p>"),
            (2, "Protección de las víctimas", "<p>Contacto con los servicios de víctimas.</p>"),
            (2, "Evaluación", "<p>Evaluado en 2012.</p>"), (2, "Herramientas digitales", "<p>Ninguna.</p>"))
EDIT = '<span>[<a href="#x">editar</a>]</span>'
CONTENTS = "<div><b>Índice</b><ul>{}</ul></div>".format("".join(
    f'<li><a href="#{at}">{at} {name}</a></li>' for at, (level, name, _) in enumerate(HEADINGS) if level == 2))
FOOT = "<div>Esta página se editó por última vez el 3 de mayo de 2022. Categoría: Programas</div>"


def _page(contents: str = CONTENTS, edit: str = EDIT, foot: str = FOOT) -> str:
    body = "".join(f"<h{level}>{name}{edit}</h{level}>{below}" for level, name, below in HEADINGS)
    menu = '<nav><a href="/">Inicio</a> &gt; Programas</nav>'
    return f"<html><body>{menu}<h1>Otra Manera</h1>{contents}{body}{foot}</body></html>"


def test_links_contents_and_foot_of_a_page_are_no_answers() -> None:
    told = texts(read(_page(), "page.html"))
    assert told == texts(read(_page("", "", ""), "page.html"))
    assert told["i14_digital"] == "Ninguna."
    assert told["i10_victims"] == "Contacto con los servicios de víctimas."


def test_a_heading_right_below_another_says_the_same_in_other_words() -> None:
    told = texts(read(_page(), "page.html"))
    assert told["i06_target"] == "hombres condenados"
    assert told["i05_risk"] == "SARA; riesgo medio."
    assert told["i07_theory"] == "Terapia cognitivo-conductual."


def test_words_below_a_broad_heading_go_with_the_item_below_it() -> None:
    page = """<h2>Name of programme</h2><p>Calm</p><h2>Scope</h2><p>Malta</p>
    <h2>Participants</h2><p>men over 18</p><h2>What it is</h2><p>They learn to stop and to calm down.</p>
    <h3>Key features</h3><p>Own staff lead the group.</p><h2>Theory</h2><p>cognitive behavioural therapy</p>
    <h2>Duration</h2><p>20 sessions</p><h2>Evaluation</h2><p>none of our domestic violence programme</p>"""
    told = texts(read(page, "page.html"))
    assert told["i06_target"] == "men over 18"
    assert told["i04_key_features"] == "They learn to stop and to calm down. Own staff lead the group."


def test_a_list_of_links_to_other_pages_may_answer() -> None:
    page = """<h2>Target group</h2><p>men</p><h2>Theory</h2><p>CBT</p><h2>Duration</h2><p>20 sessions</p>
    <h2>Evaluation</h2><ul><li><a href="https://example.org/a">Report of 2019</a></li>
    <li><a href="https://example.org/b">Report of 2021</a></li><li><a href="https://example.org/c">Thesis</a></li></ul>
    <h2>Victim safety in cases of domestic violence</h2><p>shelters</p>"""
    assert texts(read(page, "page.html"))["i12_evaluation"] == "Report of 2019 Report of 2021 Thesis"
