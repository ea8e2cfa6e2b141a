"""The council paper's table of own shares, transcribed a second time, as printed."""

from decimal import Decimal

YEARS = (2024, 2025, 2026, 2027, 2028, 2029)

TABLE = """
Modul 1 | 88.663,26  | 93.633,88  | 98.703,90  | 103.875,33 | 109.150,19 | 114.530,54
Modul 2 | 204.869,27 | 219.679,14 | 234.785,21 | 250.193,39 | 265.909,75 | 281.940,43
Modul 3 | 38.802,00  | 42.578,04  | 46.429,59  | 50.358,20  | 54.365,35  | 58.452,66
GESAMT  | 332.334,53 | 355.891,06 | 379.918,70 | 404.426,92 | 429.425,29 | 454.923,63
"""

HEADINGS = {
    "Vorbemerkungen",
    "Erläuterungen",
    "Aktuelle Personalsituation",
    "2. Notwendigkeit Entfristungen",
    "3. Finanzierung",
    "4. Empfehlung der Verwaltung",
    "5. Änderung des Stellenplanes",
}


def rows() -> dict[str, list[Decimal]]:
    """Return each row's cells in euro."""
    lines = [line.split("|") for line in TABLE.strip().splitlines()]
    return {name.strip(): [euro(cell) for cell in cells] for name, *cells in lines}


def euro(text: str) -> Decimal:
    """Read an amount as Germans print it."""
    return Decimal(text.strip().replace(".", "").replace(",", "."))
