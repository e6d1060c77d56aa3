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
