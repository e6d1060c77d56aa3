"""Answers for composed forms, by item. `[x] label [ ] label` are tick boxes; a line feed begins a new line."""

from __future__ import annotations

BANK: dict[str, tuple[str, ...]] = {
    "i01_name": ("Steady Steps (SSP)", "Calm at Home", "„Nová cesta“ (New Way)"),
    "i02_owner_year": (
        "Prison and Probation Service, in use since 2012",
        "Women's shelter association of the north\nDeveloped in 2009, revised 2017. Not accredited.",
        "Ministerie van Justitie; eerste groep in 2015",
    ),
    "i03_scope": ("The whole country, 14 probation offices", "Lower Silesia", "Nur in zwei Bundesländern"),
    "i04_key_features": (
        "Men look at what they did and what came before.\nTwo leaders of an outside association, a woman and a man.\n"
        "Five modules.\nA room and a flip chart.",
        "Problem: violence at home.\nDelivered by: own staff\nEvaluation of each module is done with the men.",
        "Le programme comprend trois phases et un suivi.",
    ),
    "i05_risk": (
        "SARA at the start. Medium and high risk.",
        "[x] low risk [x] medium risk [ ] high risk\nMen at very high risk go to the clinic.",
        "B-SAFER, poziom ryzyka: każdy",
    ),
    "i06_target": (
        "Men over 18 who were violent to a partner or former partner.",
        "Män från 20 år, dömda eller frivilliga",
        "Target: adult men\nSent by the court\nGroups: two, one for younger men",
    ),
    "i07_theory": (
        "CBT and social learning theory, no Duluth.",
        "systemisch, motivierende Gesprächsführung",
        "kognitiv",
    ),
    "i08_format": (
        "Group of eight to ten men, two leaders",
        "[x] group [ ] one to-one [ ] combined",
        "[ ] group [ ] one to-one [x] combined; most men have five talks alone",
    ),
    "i09_duration": (
        "26 sessions of 2 hours, once a week\nNo",
        "12 x 2,5 uur in vier maanden",
        "About half a year\nMoins pour les risques faibles",
    ),
    "i10_victims": (
        "A worker phones each partner at the start and at the end. Police and child protection are informed.",
        "Keine Kontakte zu den Opfern",
        "[x] partner contact\n[ ] mediation\n[x] police",
    ),
    "i11_monitoring": (
        "Psychologists and social workers\nFive days in the programme\nSupervision each month",
        "Leaders must hold a master degree.",
        "Training: 5 Tage. Intervision viermal im Jahr",
    ),
    "i12_evaluation": (
        "Yes\nUniversity of the capital\nexternally\nless violence after two years\nlong term\nno",
        "Not yet, a study is planned for next year.",
        "Ja, intern 2018",
    ),
    "i13_transferability": (
        "Yes, with a partner service\nGerman\nno\nno",
        "The manual is in Dutch, parts of it in English.",
        "Tak, bez przeszkód",
    ),
    "i14_digital": (
        "No",
        "[ ] VR [x] e-learning [ ] video conferences [ ] other",
        "Only during the pandemic, by video.",
    ),
    "i15_volume": ("40 groups since 2010\nabout 120 men", "2019: 88, 2020: 61", "Nombre annuel : 45"),
    "i16_lessons": (
        "+ good work with the police\n- long waiting lists",
        "It takes time to win the courts.",
        "Die Zusammenarbeit mit dem Frauenhaus war gut.",
    ),
    "i17_status": ("Running\nNo\nPaid from the state budget", "Suspended since March", "In uso, finanziamento annuale"),
    "i18_other": (
        "Yes\nalcohol clinic\nreferral to a psychiatrist\ndebt advice",
        "A helpline for men.",
        "Keine weiteren",
    ),
}
