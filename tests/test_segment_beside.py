"""Questions below a heading in its cell, with the answers in the cell beside."""

from __future__ import annotations

from segmented import read, texts

HARBOUR = [
    (["Name des Programms", "Trägerschaft", "Beginn"], ["Wendepunkt", "Verein Brücke e.V.", "seit 2011"]),
    (["Zielgruppe", "Wie werden die Männer zugewiesen?"], ["Männer ab 18 Jahren", "Auflage des Gerichts"]),
    (["Einsatzgebiet"], ["Land Hessen"]),
    (["Risikoeinschätzung", "Instrumente"], ["SARA und ODARA", "mittleres und hohes Risiko"]),
    (["Theoretischer Hintergrund"], ["kognitiv-behavioral"]),
    (["Einzel- oder Gruppenarbeit", "Dauer und Intensität"],
     ["Gruppe", "24 Sitzungen zu 2 Stunden", "einmal pro Woche", "insgesamt sechs Monate"]),
    (["Opferschutz", "Kinder"], ["Zusammenarbeit mit dem Frauenhaus", "das Jugendamt wird informiert"]),
    (["Evaluation", "Wer?"], ["Studie 2016", "Universität Gießen"]),
]


def _table(rows: list[tuple[list[str], list[str]]]) -> str:
    cells = ("".join(f"<td>{''.join(f'<p>{w}</p>' for w in cell)}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{cell}</tr>' for cell in cells)}</table>"


def test_questions_below_a_heading_are_no_answer_and_name_their_items() -> None:
    told = texts(read(_table(HARBOUR), "cells.html"))
    assert told["i01_name"] == "Wendepunkt"
    assert told["i02_owner_year"] == "Verein Brücke e.V. seit 2011"
    assert told["i06_target"] == "Männer ab 18 Jahren Auflage des Gerichts"
    assert told["i08_format"] == "Gruppe"
    assert told["i09_duration"] == "24 Sitzungen zu 2 Stunden einmal pro Woche insgesamt sechs Monate"
    assert told["i10_victims"] == "Zusammenarbeit mit dem Frauenhaus das Jugendamt wird informiert"
    assert told["i12_evaluation"] == "Studie 2016 Universität Gießen"


def test_answers_below_the_headings_stay_answers() -> None:
    rows = [(["Target group", "men over 18", "violence against a partner"], [""]),
            (["Risk assessment", "SARA"], [""]), (["Geographical scope", "Leeds"], ["see the map"]),
            (["Theoretical background", "CBT"], [""]), (["Evaluation", "a study in 2016"], [""])]
    told = texts(read(_table(rows), "cells.html"))
    assert told["i06_target"] == "men over 18 violence against a partner"
