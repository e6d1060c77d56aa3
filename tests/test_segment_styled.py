"""Headings in the style of headings over lists whose lines open with labels of their own."""

from __future__ import annotations

from io import BytesIO

from docx import Document as Word
from segmented import ready, texts

from pipeline import readers, segment

NOTES = {
    "De quel programme parle-t-on ?": ["Titre : Parcours Respect"],
    "Qui le porte, depuis quand ?": ["Porteur : association Relais", "Début : 2012"],
    "Où se déroule-t-il ?": ["Lieux : Bretagne, trois tribunaux"],
    "Qui accueillons-nous ?": ["Public : hommes majeurs violents dans le couple", "Orientation : par le juge"],
    "Comment mesurer le danger ?": ["Outil : SARA", "Niveaux : moyen et élevé"],
    "Durée et rythme": ["Séances : 20, de deux heures", "Risque : ne change rien à la durée"],
    "Sécurité des femmes et des enfants": ["Contact : nous appelons la partenaire"],
    "Notre équipe": ["Formation : quatre jours", "Supervision : chaque mois"],
    "Recherche": ["Statut : terminée en 2020", "Résultats : moins de récidive"],
    "Où en sommes-nous": ["Situation : en cours", "Financement : subvention annuelle"],
}
OTHER_ORDER = {
    "Vilket program gäller det?": ["Namn: Vändpunkten"],
    "Ägare och start": ["Ägare: Göteborgs stad", "Start: 2010"],
    "Var finns det?": ["Område: Göteborg och Mölndal"],
    "Vilka tar vi emot?": ["Målgrupp: män som varit våldsamma mot sin partner", "Väg in: socialtjänsten"],
    "Hur bedömer vi faran?": ["Verktyg: SARA", "Nivåer: medel och hög"],
    "Innehållet i korthet": ["Syfte: att ta ansvar", "Ledare: två av våra egna behandlare"],
    "Längd och takt": ["Träffar: 24 om två timmar", "Risk: påverkar inte längden"],
    "Forskning": ["Läge: avslutad 2018"],
    "Läget idag": ["Status: pågår"],
}
BROAD = {
    "General": ["Name of the programme: Fresh Start", "Owner and year: Probation Service, 2012"],
    "People": ["Target group: violent men on probation", "Risk assessment: SARA"],
    "Method": ["Theory: cognitive behavioural therapy", "Format: group of ten"],
    "Time": ["Duration: 20 weekly sessions"],
    "Safety": ["Victim safety: a worker phones her"],
    "Quality": ["Monitoring and training: five days", "Evaluation: none so far"],
    "Numbers": ["Volume: 80 men a year"],
    "Today": ["Current status: running"],
}


def _read(notes: dict[str, list[str]], *below: str) -> dict[str, str]:
    """The answers of a document with these lists, and below them lines, the first of them bold."""
    document, kept = Word(), BytesIO()
    document.add_paragraph("Voici nos réponses, here are our answers.")
    for heading, lines in notes.items():
        document.add_heading(heading, 2)
        for line in lines:
            paragraph = document.add_paragraph(style="List Bullet")
            label, rest = line.split(":", 1)
            paragraph.add_run(f"{label}:").bold = True
            paragraph.add_run(rest)
    for at, line in enumerate(below):
        document.add_paragraph().add_run(line).bold = at == 0
    document.save(kept)
    return texts(segment.segment(readers.read(kept.getvalue(), "notes.docx"), ready()))


def test_labels_in_lists_below_styled_headings_are_no_headings() -> None:
    told = _read(NOTES)
    items = ("i01_name", "i02_owner_year", "i03_scope", "i06_target", "i05_risk", "i09_duration", "i10_victims",
             "i11_monitoring", "i12_evaluation", "i17_status")
    assert told == dict(zip(items, map(" ".join, NOTES.values()), strict=True))


def test_headings_that_speak_of_items_elsewhere_are_not_told_by_their_place() -> None:
    told = _read(OTHER_ORDER)
    assert told["i05_risk"] == "Verktyg: SARA Nivåer: medel och hög"
    assert told["i04_key_features"].startswith("Syfte: att ta ansvar")
    assert told["i09_duration"].endswith("Risk: påverkar inte längden")
    assert {"i07_theory", "i08_format"}.isdisjoint(told)


def test_labels_that_name_more_items_than_there_are_headings_are_the_headings() -> None:
    told = _read(BROAD)
    assert told["i01_name"] == "Fresh Start"
    assert told["i12_evaluation"].startswith("none so far")
    assert told["i15_volume"].startswith("80 men a year")


def test_a_bold_line_over_a_contact_goes_with_it() -> None:
    told = _read(NOTES, "Pour nous joindre", "Direction, 3 rue du Port, Rennes", "courriel : relais@example.org",
                 "tél. +33 2 00 00 00 00")
    assert told["i17_status"] == "Situation : en cours Financement : subvention annuelle"
