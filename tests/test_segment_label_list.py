"""Documents of nothing but labels with an answer behind each, line by line."""

from __future__ import annotations

from segmented import read, texts

LIST = """Antwort auf die Umfrage

Name: Neustart
Träger: Verein Brücke
Jahr: seit 2012
Wo: Land Tirol
Inhalt: Männer lernen, ohne Gewalt zu streiten
Durchführung: eigene Sozialarbeiter
Zielgruppe: Männer ab 18 Jahren
Zuweisung: Gericht und Bewährungshilfe
Risiko: ODARA
Stufe: mittel und hoch
Theorie: kognitive Verhaltenstherapie
Form: Gruppe, 8 Männer
Dauer: 24 Treffen zu 2 Stunden
Opfer: Frauenhaus und Polizei
Kinder: das Jugendamt wird informiert
Personal: Studium der Sozialarbeit
Evaluation: keine
Handbuch: nur auf Deutsch
Digital: nichts
Gruppen: bisher 14
Männer: etwa 25 im Jahr
Erfahrungen: wenige brechen ab
Stand: läuft weiter
Alkohol: Behandlung in der Suchtklinik
Sonstiges: Hilfe bei der Arbeitssuche
"""


def test_labels_that_name_no_item_stand_with_the_item_of_which_they_speak() -> None:
    told = texts(read(LIST))
    assert told["i02_owner_year"] == "Verein Brücke Jahr: seit 2012"
    assert told["i04_key_features"] == "Männer lernen, ohne Gewalt zu streiten Durchführung: eigene Sozialarbeiter"
    assert told["i06_target"] == "Männer ab 18 Jahren Zuweisung: Gericht und Bewährungshilfe"
    assert told["i05_risk"] == "ODARA Stufe: mittel und hoch"
    assert told["i10_victims"] == "Frauenhaus und Polizei Kinder: das Jugendamt wird informiert"
    assert told["i14_digital"] == "nichts"
    assert told["i15_volume"] == "Gruppen: bisher 14 etwa 25 im Jahr"
    assert told["i17_status"] == "läuft weiter"
    assert told["i18_other"] == "Alkohol: Behandlung in der Suchtklinik Hilfe bei der Arbeitssuche"
