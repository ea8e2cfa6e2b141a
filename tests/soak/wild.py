"""What nobody should enter, and links that nobody should send."""

WILD = (
    *("", " ", "0", "-0", "−5", "20", "20,0000001", "1e9", "nan", "inf", "1.000,5", "٣", "2,5 %"),
    *("zwei", "<b>3</b>", "3;4;5", "3;;", ";", "9" * 400, "\u202e3", "😀", "1/0"),
    *("{salary}", "$x$"),
)

LINKS: tuple[dict[str, str], ...] = (
    {},
    {"v": "1", "gehalt": "zwei", "quatsch": "1"},
    {"v": "1", "plus_casemanagement": "9", "foerderende": "2026-12"},
    {"v": "1", "foerderende": "2023-12", "bis": "2040", "rest": "30", "auslauf": "3"},
    {"v": "1", "gehaltspfad": "2;3;-5", "befristet": "1", "b.gehalt": "20", "c.vorlage": "1"},
    {"v": "1", "b.gehalt": "3", "gemessen": "b", "grenze": "1", "karte": "2035", "um_stellen": "x"},
    {"v": "1", "koordination": "0", "assistenz": "0", "casemanagement": "0", "abh": "0"},
)
