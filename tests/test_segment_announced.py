"""Letters without headings, whose paragraphs or sentences say what they turn to."""

from __future__ import annotations

import pytest
from segmented import read, ready, texts

from pipeline import readers
from pipeline.segment.recognise import match

LETTERS = {
    "en": ("Our programme for men who use violence at home is called Quiet Harbour.", {
        "i03_scope": "Regarding the geographical scope, it runs in the whole county.",
        "i06_target": "Turning to the target group, we take men over 21 years.",
        "i09_duration": "As far as the duration is concerned, it takes 20 evenings.",
        "i10_victims": "When it comes to the safety of victims, a worker phones the woman.",
        "i12_evaluation": "On the question of evaluation, nothing has been done yet.",
        "i15_volume": "As to the volume, 40 men come in a year.",
        "i17_status": "Finally, with respect to the current status, it is running."}),
    "de": ("Sehr geehrte Damen und Herren, unser Kurs gegen häusliche Gewalt heißt Ruhepol.", {
        "i03_scope": "Im Hinblick auf den Geltungsbereich: das Programm läuft landesweit.",
        "i06_target": "Was die Zielgruppe betrifft, so nehmen wir Männer ab 21 Jahren.",
        "i09_duration": "Hinsichtlich der Dauer ist zu sagen, dass es 20 Abende sind.",
        "i10_victims": "Bezüglich der Sicherheit der Opfer ruft eine Kollegin die Frau an.",
        "i12_evaluation": "In Bezug auf die Evaluation gibt es noch nichts zu berichten.",
        "i15_volume": "Was den Umfang anbelangt, kommen 40 Männer im Jahr.",
        "i17_status": "Bezüglich des aktuellen Stands: das Programm läuft."}),
    "fr": ("Notre programme pour auteurs de violences conjugales s'appelle Escale.", {
        "i05_risk": "En ce qui concerne l'évaluation du risque, nous utilisons la SARA.",
        "i06_target": "Quant au groupe cible, il s'agit d'hommes de plus de 21 ans.",
        "i09_duration": "Pour ce qui est de la durée, il faut compter 20 soirées.",
        "i10_victims": "S'agissant de la sécurité des victimes, une collègue appelle la femme.",
        "i12_evaluation": "Concernant l'évaluation, rien n'a encore été fait.",
        "i15_volume": "Quant au volume, 40 hommes viennent chaque année."}),
    "sv": ("Vårt program mot våld i nära relationer heter Lugna Hamnen.", {
        "i05_risk": "När det gäller riskbedömning använder vi SARA.",
        "i06_target": "Vad gäller målgruppen tar vi emot män över 21 år.",
        "i09_duration": "Beträffande programmets längd handlar det om 20 kvällar.",
        "i10_victims": "När det gäller brottsoffrens säkerhet ringer en kollega kvinnan.",
        "i12_evaluation": "Angående utvärdering har inget gjorts ännu.",
        "i15_volume": "Vad gäller volym kommer 40 män om året."}),
}


@pytest.mark.parametrize("language", LETTERS)
@pytest.mark.parametrize("between", ["\n\n", "\n", " "])
def test_what_a_letter_turns_to_is_the_item_that_its_words_answer(language: str, between: str) -> None:
    first, told = LETTERS[language]
    text = f"{first}\n\n{between.join(told.values())}\n\nKind regards\nHead of department\n"
    found = texts(read(text))
    assert {item: found.get(item) for item in told} == told
    assert match(readers.read(text.encode(), "letter.txt"), ready().matcher) >= 0.2


def test_the_order_is_the_writers_and_paragraphs_go_on() -> None:
    told = LETTERS["en"][1]
    order = ["i12_evaluation", "i06_target", "i17_status", "i03_scope", "i15_volume", "i09_duration"]
    more = {"i06_target": " They come by order of a court."}
    body = "\n\n".join(told[item] + more.get(item, "") for item in order)
    found = texts(read(f"{LETTERS['en'][0]}\n\n{body}\n"))
    assert found["i06_target"].endswith("They come by order of a court.")
    assert found["i12_evaluation"] == told["i12_evaluation"]


def test_a_form_with_headings_keeps_them() -> None:
    form = "\n\n".join(f"{name}\n{words}" for name, words in (
        ("Target group", "Men over 21. As regards the victims, they are phoned."), ("Duration", "20 evenings"),
        ("Evaluation", "None. With regard to the volume, 40 men come."),
        ("Lessons learnt", "As to the staff, we need more."),
        ("Current status", "Running. As for the duration, it may grow."), ("Volume", "40 men")))
    found = texts(read(form))
    assert found["i09_duration"] == "20 evenings"
    assert found["i17_status"].endswith("it may grow.")


def test_a_letter_on_something_else_is_no_return() -> None:
    letter = ("Dear colleague, as regards the meeting, it is on Monday. With respect to the hotel, rooms are booked. "
              "As to the dinner, it is at eight. Concerning the costs, we pay them. Regarding the time, be early.")
    assert match(readers.read(letter.encode(), "letter.txt"), ready().matcher) < 0.2


def test_paragraphs_of_such_a_letter_may_name_their_item_in_other_words() -> None:
    told = LETTERS["en"][1]
    named = {"i01_name": "The name of the programme is Quiet Harbour, as said above.",
             "i16_lessons": "Among the lessons, the contact with the refuge comes first for us.",
             "i13_transferability": "The transferability is limited by the language, which is Welsh."}
    found = texts(read("\n\n".join(("Dear colleagues,", *named.values(), *told.values(),
                                    "I hope that this is of use to you all in the office."))))
    assert {item: found.get(item) for item in (*named, *told)} == named | told
