"""Headings that only their place or number told, and what stands below a letter's regards."""

from __future__ import annotations

import pytest
from segmented import quoted, read, statuses, texts


def questions(*pairs: tuple[str, str]) -> str:
    return "\n\n".join(f"{question}\n{answer}" for question, answer in pairs) + "\n"


ASKED = (
    ("What is the programme called?", "Calm Waters."),
    ("Who can join?", "Men over 18 sentenced for violence against a partner."),
    ("Group or alone?", "A group of eight men."),
    ("How long does it take?", "24 weekly sessions of two hours."),
    ("What about the partner?", "A support worker rings the partner and makes a safety plan with her."),
    ("Where in the country can you find it?", "In all prisons of Ireland."),
    ("How many people go through it?", "140 men started in 2022, in total about 800 participants in 90 groups."),
    ("Does it work?", "A university is evaluating it now, the report on reoffending is to be published in 2026."),
    ("Who are the trainers and who looks after them?",
     "Trainers have a bachelor's degree, take a five-day training and have supervision every month."),
    ("Is there anything digital?", "No digital tools."),
    ("Can other countries use it?", "Yes, it could be used elsewhere; the manual is in English and not translated."),
    ("What have you learned along the way?", "It went well to have two trainers."),
)


def test_questions_in_another_order_go_by_their_answers() -> None:
    found = texts(read("Questions and answers on our programme\n\nWe answer as we do for colleagues.\n\n"
                       + questions(*ASKED)))
    assert found["i15_volume"].startswith("140 men")
    assert "Trainers" not in found["i15_volume"]
    assert found["i11_monitoring"].startswith("Trainers have")
    assert found["i13_transferability"].startswith("Yes, it could")
    assert not any("colleagues" in words for words in found.values())


LETTER = [("1:", "Das Programm heißt „Ruhige Wege“."), ("2 {and} 3 (Träger, Jahr, Verbreitung):",
          "Das Ministerium der Justiz, seit 2015.\nIn sieben Anstalten Österreichs."),
          ("4 (Wesentliches):", "Zwölf Themen."), ("5:", "Vor der Aufnahme SARA."),
          ("6 (Zielgruppe):", "Männer ab 18 Jahren."), ("7 (Theorie):", "Lerntheorie."),
          ("8 {and} 9 (Form und Dauer):", "Ein Gruppentraining mit acht Männern.\n24 Sitzungen von je 90 Minuten."),
          ("10 (Opferschutz):", "Die Partnerin wird angerufen."), ("12 (Evaluation):", "Noch keine.")]


@pytest.mark.parametrize(("lead", "both"), [("Ad", "und"), ("Punkt", "/"), ("Zu", "+")])
@pytest.mark.parametrize("office", ["Für die Direktion:", "Im Auftrag:", "Die Leitung:"])
def test_a_heading_of_two_numbers_and_a_signature(lead: str, both: str, office: str) -> None:
    form = "\n\n".join(f"{lead} {number.format(**{'and': both})}\n{answer}" for number, answer in LETTER)
    got = read(f"{form}\n\nMit freundlichen Grüßen\n\n{office}\nDie Leiterin der Abteilung\n")
    found = texts(got)
    assert found["i02_owner_year"] == "Das Ministerium der Justiz, seit 2015."
    assert found["i03_scope"] == "In sieben Anstalten Österreichs."
    assert found["i08_format"] == "Ein Gruppentraining mit acht Männern."
    assert found["i12_evaluation"] == "Noch keine."
    assert "i16_lessons" not in statuses(got)
    assert office in quoted(got, "boilerplate", "closing")


def test_a_mail_amid_a_chain_of_mails_ends_the_answer_above_it() -> None:
    second = "EVALUATION\nA study is going on.\n\nDIGITAL\nNone.\n\nVOLUME\nAbout 60 men a year.\n"
    first = "Name: Clear Path\n\nOwner: the ministry\n\nTarget group: men over 18\n\nTheory: social learning\n"
    head = ("-----Original Message-----\nFrom: {0}@example.org\nSent: Friday, 9 May 2025 10:03\nTo: {1}@example.org\n"
            "Subject: RE: Form\n\nDear colleague,\n\n{2}\n\n")
    found = read(f"{second}\nKind regards,\nOffice for probation\n\n{head.format('a', 'b', 'page two is missing.')}"
                 f"Best wishes,\nThe desk\n\n{head.format('b', 'a', 'I write in the mail.')}{first}", "mail.txt")
    got = texts(found)
    assert got["i15_volume"] == "About 60 men a year."
    assert got["i06_target"] == "men over 18"
    assert got["i07_theory"] == "social learning"
