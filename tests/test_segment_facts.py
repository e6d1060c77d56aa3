"""Tables of facts: short labels of the office's own beside short answers."""

from __future__ import annotations

import pytest
from segmented import read, statuses, texts

FACTS = {
    "en": [("Country", "Estonia", "i03_scope"), ("Title of programme", "Quiet Harbour", "i01_name"),
           ("Belongs to", "Ministry of Justice", "i02_owner_year"), ("Recognised", "2016", "i02_owner_year"),
           ("Gender of those admitted", "men", "i06_target"), ("Minimum age", "21", "i06_target"),
           ("Size of one group", "8-12 men", "i08_format"), ("One meeting lasts", "2 hours", "i09_duration"),
           ("How often", "once a week", "i09_duration"), ("Men in a year", "about 60", "i15_volume"),
           ("Language of the manual", "Estonian", "i13_transferability"), ("Risk tool", "SARA", "i05_risk")],
    "de": [("Land", "Österreich", "i03_scope"), ("Name des Programms", "Ruhepol", "i01_name"),
           ("Gehört", "Verein Neustart", "i02_owner_year"), ("Läuft seit", "2012", "i02_owner_year"),
           ("Geschlecht", "Männer", "i06_target"), ("Alter der Männer", "ab 18 Jahren", "i06_target"),
           ("Dauer einer Sitzung", "90 Minuten", "i09_duration"), ("Häufigkeit", "wöchentlich", "i09_duration"),
           ("Teilnehmer im Jahr", "80", "i15_volume"), ("Risikoinstrument", "ODARA", "i05_risk")],
    "fr": [("Pays", "Luxembourg", "i03_scope"), ("Nom du programme", "Escale", "i01_name"),
           ("Propriétaire", "Ministère de la Justice", "i02_owner_year"), ("Depuis", "2012", "i02_owner_year"),
           ("Sexe des participants", "hommes", "i06_target"), ("Âge minimum", "18 ans", "i06_target"),
           ("Durée d'une séance", "2 heures", "i09_duration"), ("Fréquence", "une fois par semaine", "i09_duration"),
           ("Participants par an", "80", "i15_volume"), ("Outil d'évaluation du risque", "SARA", "i05_risk")],
}


@pytest.mark.parametrize("language", FACTS)
def test_each_fact_is_the_answer_of_the_item_that_it_speaks_of(language: str) -> None:
    found = texts(read("\n".join(f"{label}\t{answer}" for label, answer, _ in FACTS[language]) + "\n"))
    wrong = [(label, item) for label, answer, item in FACTS[language] if answer not in found.get(item, "")]
    assert not wrong


def test_the_label_goes_with_what_would_say_nothing_without_it() -> None:
    found = texts(read("\n".join(f"{label}\t{answer}" for label, answer, _ in FACTS["en"]) + "\n"))
    assert "One meeting lasts 2 hours" in " ".join(found["i09_duration"].split())
    assert "Minimum age 21" in " ".join(found["i06_target"].split())
    assert found["i01_name"] == "Quiet Harbour"


def test_facts_about_the_sender_answer_nothing() -> None:
    rows = [("Filled in by", "senior adviser"), ("Telephone", "+372 000 0000"),
            ("E-mail", "office@example.org"), ("Address", "Harbour street 5"),
            *((label, answer) for label, answer, _ in FACTS["en"])]
    found = read("\n".join("\t".join(row) for row in rows) + "\n")
    said = " ".join(texts(found).values())
    assert not [words for words in ("adviser", "+372", "office@", "street") if words in said]


def test_long_answers_under_unknown_headings_make_no_table_of_facts() -> None:
    rows = [(label, f"{answer} and this is told in a whole sentence with many more words than that")
            for label, answer, _ in FACTS["en"]]
    assert statuses(read("\n".join("\t".join(row) for row in rows) + "\n"))
