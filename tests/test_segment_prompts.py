"""The template's words in a cell and the respondent's: prompts, labels, tick boxes, displaced answers, statuses."""

from __future__ import annotations

from collections import Counter

import pytest
from segmented import cell, flag, kinds, pack, quoted, read, ready, statuses, texts

from bench.segmenting import words
from pipeline import segment
from pipeline.model import Block, Document, Place, Span

# Prompts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "answer", "text"),
    [
        (
            "i12_evaluation",
            "{Is the perpetrator programme evaluated?} yes {By who?} by us {Internally or externally?} -",
            "yes by us",
        ),
        ("i12_evaluation", "{Is the perpetrator programme evaluted? By whom?}ongoing", "ongoing"),
        (
            "i10_victims",
            "{What type of methods and cooperation with other stakeholders are used to safeguard victims and "
            "children?}BBR is part of an approach",
            "BBR is part of an approach",
        ),
        (
            "i08_format",
            "{Is the programme delivered to a group,} in prison a group, outside {one to-one or combined?}",
            "in prison a group, outside",
        ),
        (
            "i07_theory",
            "{What are the key underlying principles? Behavioural theories, sociology, pedagogy, psychology,} "
            "No coercion. {of the treatment programme}",
            "No coercion.",
        ),
        (
            "i07_theory",
            "It follows the key principles of the treatment programme for men.",
            "It follows the key principles of the treatment programme for men.",
        ),
        (
            "i11_monitoring",
            "{Basic level of education,} bachelor {basic training,} 5 days {monitoring,} two visits "
            "{specialised training,} - {follow-ups?} once a year",
            "bachelor 5 days two visits once a year",
        ),
        ("i11_monitoring", "{Basic level of education:} bachelor. {Follow-ups:} yes", "bachelor. yes"),
        (
            "i11_monitoring",
            "{Basic level of education, basic training, monitoring, specialised training, follow-ups?} "
            "Specialised training: five days.",
            "Specialised training: five days.",
        ),
        ("i04_key_features", "{Describe who delivers the programme:} own staff", "own staff"),
        (
            "i18_other",
            "Treatment for substance misuse and treatment for mental health issues are both available",
            "Treatment for substance misuse and treatment for mental health issues are both available",
        ),
        (
            "i09_duration",
            "{Describe the length and intensity of the programme}30 sessions {DOES THE RISK LEVEL EFFECT THE "
            "DURATION} no",
            "30 sessions no",
        ),
        (
            "i09_duration",
            "{Décrivez la durée et l'intensité du programme} 12 séances {Le niveau de risque influence-t-il la "
            "durée ?} non",
            "12 séances non",
        ),
        (
            "i14_digital",
            "{Does the programme include any digital tools for example VR, e learning, video conferences, etc?} films",
            "films",
        ),
        ("i15_volume", "{Number of perpetrators yealry?} Each year about 55 men", "Each year about 55 men"),
    ],
)
def test_prompts_and_what_is_left_of_a_cell(item: str, answer: str, text: str) -> None:
    assert words(texts(cell(answer, item))[item]) == words(text)


def test_parts_know_the_prompts_before_them() -> None:
    found = cell(
        "{Is the perpetrator programme evaluated?} {By who?} University {Internally or externally?} externally"
    )
    parts = found.programmes[0]["i12_evaluation"].parts
    assert [(p.prompt, p.prompts) for p in parts] == [(2, (1, 2)), (3, (3,))]
    assert kinds(found)["prompt_interleaved"] == 1


def test_words_put_into_a_prompt_are_an_answer() -> None:
    found = cell(
        "Describe who delivers the programme (internal staff, NGO Horizon, external programme provider)",
        "i04_key_features",
    )
    assert words(texts(found)["i04_key_features"]) == ["ngo", "horizon"]
    assert flag(found, "prompt_interleaved").item == "i04_key_features"


def test_a_changed_prompt_is_flagged() -> None:
    found = cell("{Describe the length and the real intensity of our own programme} 12 weeks", "i09_duration")
    assert texts(found)["i09_duration"].endswith("12 weeks")
    assert flag(found, "prompt_edited").item == "i09_duration"


def test_marked_words_of_a_prompt_are_an_answer() -> None:
    prompt = "Describe who delivers the programme (internal staff, external programme provider)"
    text = f"Key features\t{prompt}\nRisk assessment\tSARA\n"
    at = text.index("internal staff")
    places = [(0, 12, 0, 0), (13, 13 + len(prompt), 0, 1)]
    second = text.index("Risk")
    places += [(second, second + 15, 1, 0), (second + 16, second + 20, 1, 1)]
    blocks = tuple(Block(Span(a, b), Place(table=0, row=r, column=c)) for a, b, r, c in places)
    document = Document("x", "0", 1, "docx", "word", text, blocks, emphasised=(Span(at, at + 14),))
    found = segment.segment(document, ready())
    answer = found.programmes[0]["i04_key_features"]
    assert (answer.status, answer.text, answer.parts[0].prompt) == ("answered", "internal staff", 4)
    assert kinds(found)["prompt_edited"] == 1


def test_a_header_repeated_over_the_rest_of_a_cell_is_none_of_the_answer() -> None:
    form = [("Explanation", 0, 1, 1), ("Key features", 1, 0, 1), ("Six blocks of", 1, 1, 1), ("Explanation", 1, 1, 2),
            ("four meetings.", 1, 1, 2), ("Risk assessment", 2, 0, 2), ("SARA", 2, 1, 2)]
    text = "\n".join(words for words, *_ in form)
    starts = [len("\n".join(words for words, *_ in form[:n])) + (n > 0) for n in range(len(form))]
    blocks = tuple(Block(Span(at, at + len(words)), Place(page=page, table=0, row=row, column=column))
                   for at, (words, row, column, page) in zip(starts, form, strict=True))
    found = segment.segment(Document("x", "0", 1, "pdf", "pdf", text, blocks, pages=2), ready())
    assert texts(found)["i04_key_features"] == "Six blocks of four meetings."
    assert texts(found)["i05_risk"] == "SARA"


def test_displaced_answers_go_back_with_a_flag() -> None:
    found = read(
        "Volume\t5\nEvaluation\tIs the perpetrator programme evaluated? By who?\n"
        "Transferability\tThe evaluation is ongoing. "
        "What is the language origin of manuals? English\nCurrent status\trunning\n"
    )
    answers = found.programmes[0]
    assert (answers["i12_evaluation"].status, answers["i12_evaluation"].text) == (
        "displaced_out",
        "The evaluation is ongoing.",
    )
    assert answers["i12_evaluation"].found_in == "i13_transferability"
    assert (answers["i13_transferability"].status, answers["i13_transferability"].text) == ("displaced_in", "English")
    assert flag(found, "displaced_answer").item == "i12_evaluation"
    assert quoted(found, "answer", "displaced") == ["The evaluation is ongoing."]


@pytest.mark.parametrize(
    ("row", "said", "item"),
    [
        ("Digitalisation", "Volume: 140 clients a year.", "i15_volume"),
        ("Lessons learnt", "Quanto ai numeri: nel 2022 hanno iniziato 58 uomini.", "i15_volume"),
        ("Monitoring and training", "As regards the safety of victims and children: case conferences.", "i10_victims"),
        ("Individual or group programme", "Was die Dauer betrifft, so sind es 24 Sitzungen.", "i09_duration"),
        ("Victims safety", "Jeśli chodzi o ewaluację, badanie trwa od 2020 roku.", "i12_evaluation"),
    ],
)
def test_an_answer_that_names_another_item_goes_there_with_a_flag(row: str, said: str, item: str) -> None:
    found = read(f"Target group\tmen\nScope\tall\nCurrent status\trunning\nVictims safety\t\n{row}\tOur own.\n{said}\n"
                 .replace("Victims safety\t\nVictims", "Victims"))
    assert texts(found)[item] == said
    assert statuses(found)[item] == "displaced_out"
    assert flag(found, "displaced_answer").item == item


_LEADERS = "The leaders are trained social workers with monthly supervision."


@pytest.mark.parametrize(
    ("rows", "said", "item"),
    [
        (f"Monitoring and training\t{_LEADERS} @\nEvaluation\t\n", "A university is evaluating the programme and "
         "reconviction; there are no findings yet.", "i12_evaluation"),
        ("Digitalisation\t@ There are no digital tools.\nVolume\t\n", "Since 2010 about 40 groups were completed with "
         "350 participants.", "i15_volume"),
        ("Risikoeinschätzung\t\nZielgruppe\tMänner ab 18, die ihre Partnerin geschlagen haben. @\n",
         "Oben war kein Platz: das ODARA füllen wir im Erstgespräch aus, alle Risikostufen sind willkommen.",
         "i05_risk"),
        ("Statut actuel\t\nAutres initiatives\t@ Un foyer loge les hommes expulsés.\n", "Le programme tourne "
         "normalement et il est payé par le budget ordinaire.", "i17_status"),
    ],
)
def test_words_that_speak_of_an_empty_row_go_there_with_a_flag(rows: str, said: str, item: str) -> None:
    found = read("Scope\tall\nLessons learnt\tTake your time.\n" + rows.replace("@", said))
    assert texts(found)[item] == said
    assert flag(found, "displaced_answer").item == item
    assert said not in "".join(text for other, text in texts(found).items() if other != item)


def test_words_that_speak_of_their_own_row_stay_beside_an_empty_one() -> None:
    found = read(f"Volume\t40 men\nMonitoring and training\t{_LEADERS} Each group is filmed.\nEvaluation\t\n")
    assert statuses(found)["i12_evaluation"] == "not_answered"


def test_a_label_within_an_answer_does_not_displace_what_speaks_of_its_own_item() -> None:
    found = read("Duration\t\nMonitoring and training\tDuration: 40 hours of training, then supervision.\nVolume\t40\n")
    assert texts(found)["i11_monitoring"].startswith("Duration: 40 hours")


def test_a_denial_is_no_reworded_question() -> None:
    found = read("Current status\tIt runs. It is not replacing an older programme.\nVolume\t40 men\nScope\tall\n")
    assert texts(found)["i17_status"] == "It runs. It is not replacing an older programme."


@pytest.mark.parametrize(("item", "answer"), [
    ("i16_lessons", "Went well: officers ask him what he learned.\nWent less well: we began too late."),
    ("i16_lessons", "Went well: judges ask the men what they took with them.\nWent less well: we opened late."),
    ("i16_lessons", "Gick bra: vi vet nu vad som fungerar.\nGick mindre bra: resorna."),
    ("i18_other", "- Alcohol: by the clinic, and in prison its own treatment\n- Mental health issues: yes, by letter"),
])
def test_no_reworded_prompt_begins_in_the_sentence_before(item: str, answer: str) -> None:
    kept = texts(cell(answer, item))[item]
    before = answer.split("\n")[0].split(": ", 1)[1]
    assert before in kept


def test_a_statement_is_no_reworded_question() -> None:
    found = read("Evaluation\tThe programme was evaluated in 2021 by a consultant.\nVolume\t40 men\nScope\tall\n")
    assert texts(found)["i12_evaluation"] == "The programme was evaluated in 2021 by a consultant."


def test_words_before_a_prompt_stay_where_nothing_speaks_of_the_item_above() -> None:
    found = read(
        "Volume\t5\nEvaluation\tIs the perpetrator programme evaluated?\nTransferability\tOnly with a partner. "
        "What is the language origin of manuals? English\nCurrent status\trunning\n"
    )
    assert texts(found)["i13_transferability"] == "Only with a partner. English"
    assert statuses(found)["i12_evaluation"] == "prompt_only"


# Ticks and statuses ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("[x] yes [ ] no", "yes"),
        ("[ ] Ja / Yes [x] Nee / No (only in two prisons)", "Nee / No (only in two prisons)"),
        ("[ ] yes [x] no [ ] in part A study is planned for 2026.", "no A study is planned for 2026."),
        ("[x] internally [ ] externally - report: [ ] published [x] in-house", "internally - report: in-house"),
        ("[ ] yes [ ] no", ""),
    ],
)
def test_ticked_options(answer: str, text: str) -> None:
    found = cell(answer)
    assert words(texts(found).get("i12_evaluation", "")) == words(text)
    if not text:
        assert statuses(found)["i12_evaluation"] == "prompt_only"
    elif not answer.startswith("[ ]"):
        assert found.programmes[0]["i12_evaluation"].parts[0].tick


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("", "not_answered"),
        ("-", "not_answered"),
        (".", "not_answered"),
        ("...", "not_answered"),
        ("xxx", "not_answered"),
        ("to be completed", "not_answered"),
        ("wird nachgereicht", "not_answered"),
        ("N/A", "not_applicable"),
        ("n.v.t.", "not_applicable"),
        ("N/A - the pilot started this month", "not_applicable"),
        ("not applicable at this stage", "not_applicable"),
        ("Nie dotyczy", "not_applicable"),
        ("see attachment 3 (English summary)", "refers_elsewhere"),
        ("Please find the leaflet enclosed", "refers_elsewhere"),
        ("siehe Anlage", "refers_elsewhere"),
        ("Se vedlagte bilag.", "refers_elsewhere"),
        ("Ks. oheinen liite", "refers_elsewhere"),
        ("Se graban en vídeo las sesiones.", "answered"),
        ("See point 4.", "refers_elsewhere"),
        ("See 9.", "refers_elsewhere"),
        ("vgl. 4 und 5", "refers_elsewhere"),
        ("see 9 men", "answered"),
        ("see 30", "answered"),
        ("U prilogu (informator).", "refers_elsewhere"),
        ("idem", "refers_elsewhere"),
        ("https://example.org/report.pdf", "refers_elsewhere"),
        ("k.A.", "answered"),
        ("unknown", "answered"),
        ("na 20 sessies", "answered"),
        ("no", "answered"),
        ("?", "answered"),
        ("Not applicable to women; 30 men took part", "answered"),
        ("See how men change: 30 sessions", "answered"),
    ],
)
def test_statuses_of_whole_answers(answer: str, status: str) -> None:
    assert statuses(cell(answer))["i12_evaluation"] == status


def test_placeholder_words_stay_in_the_text() -> None:
    assert texts(cell("to be completed"))["i12_evaluation"] == "to be completed"


def test_a_reference_inside_the_form_is_flagged() -> None:
    assert flag(cell("See point 4."), "cross_reference").item == "i12_evaluation"


def test_an_empty_form() -> None:
    template = pack().template
    rows = [f"{item.heading}\t{' '.join(p.text for p in item.prompts)}" for item in template.items]
    found = read("\n".join([*template.title, *template.introduction, "\tExplanation", *rows]) + "\n")
    assert kinds(found) == Counter({"blank-form": 1})
    assert set(statuses(found).values()) == {"prompt_only", "not_answered"}
    assert not quoted(found, "answer")
    assert not quoted(found, "unclaimed")


def test_a_label_repeated_below_the_questions_is_the_one_question_that_is_answered() -> None:
    """Form with all its questions, then the respondent's own labels below them."""
    found = cell("{What were the key lessons learnt when setting up and running this?} {What went well?} "
                 "{What went less well?} {What went well:} the pairs. {What went less well:} the rooms.", "i16_lessons")
    (answer,) = [a for a in found.programmes[0].values() if a.item == "i16_lessons"]
    assert [part.prompts for part in answer.parts] == [(2,), (3,)]
