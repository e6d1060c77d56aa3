"""A form quoted by a mail and answered between its lines."""

from __future__ import annotations

from segmented import read, texts

HEAD = "From: office@example.org\nTo: survey@example.org\nSubject: RE: questionnaire\n\nWe answer below.\n\n"


def test_what_is_quoted_is_the_forms_however_it_was_cut() -> None:
    told = texts(read(HEAD + "> Name of the perpetrator programme\n\nRuhige Hand\n\n"
                    "> Owner/developer Year\n\nBewährungshilfe, 2014\n\n"
                    "> Theory/Methodology used\n> What is the theoretical background? What are the key underl...\n\n"
                    "Kognitive Verhaltenstherapie.\n\n"
                    "> Duration of the perpetrator programme\n> Describe the length and intensity of the programme\n\n"
                    "24 Sitzungen.\n\n> Does the risk level effect the dura\n\nNein, die Dauer ist gleich.\n\n"
                    "> Evaluation\n> Is the perpetrator programme evaluated? By who? Internally or exter\n\n"
                    "Ja, von der Universität.\n\n> Volume\n> How many programmes are deli[...]\n\n12\n"))
    assert told["i07_theory"] == "Kognitive Verhaltenstherapie."
    assert told["i09_duration"] == "24 Sitzungen. Nein, die Dauer ist gleich."
    assert told["i12_evaluation"] == "Ja, von der Universität."
    assert told["i15_volume"] == "12"


def test_answers_that_are_quoted_with_the_form_are_answers() -> None:
    told = texts(read(HEAD + "> Name of the perpetrator programme\n> Ruhige Hand\n>\n"
                    "> Owner/developer Year\n> Bewährungshilfe, 2014\n>\n"
                    "> Theory/Methodology used\n> Kognitive Verhaltenstherapie.\n>\n> Volume\n> 12 Gruppen bisher\n"))
    assert told["i01_name"] == "Ruhige Hand"
    assert told["i07_theory"] == "Kognitive Verhaltenstherapie."
    assert told["i15_volume"] == "12 Gruppen bisher"


def test_a_reply_on_the_line_of_the_quoted_question_stays() -> None:
    told = texts(read(HEAD + "> 1. Name of the perpetrator programme? Ruhige Hand\n\n"
                      "> 2. Owner/developer Year? Bewährungshilfe\n"
                      "in Graz, 2014\n\n> 3. Geographical scope? Graz und\nUmgebung\n\n"
                      "> 4. Individual or group programme? Group\n\n> 5. Digitalisation? No\n\n"
                      "> 6. Volume? How many programmes are delivered so far?\n12 Gruppen\n"))
    assert told["i08_format"] == "Group"
    assert told["i14_digital"] == "No"
    assert told["i03_scope"] == "Graz und Umgebung"
    assert told["i15_volume"] == "12 Gruppen"
