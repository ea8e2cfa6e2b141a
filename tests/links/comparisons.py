"""Random links: scenarios with every kind of title, one or several beside each other."""

from hypothesis import strategies as st

from kim.share.repair import LOST
from tests.strategies import scenarios

WHOLE_LETTERS = st.characters(codec="utf-8", exclude_characters=LOST)
TITLES = st.text(WHOLE_LETTERS, max_size=80).map(
    lambda text: "".join(char if char.isprintable() else " " for char in text)
) | st.sampled_from(
    [
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "100 % & mehr = 3;5 + #4?",
        "a%20b&amp;c",
        "Ende.",
        "%",
    ]
)
TITLED = scenarios(title=TITLES)
COMPARISONS = st.lists(TITLED | scenarios(title=st.just("")), min_size=2, max_size=4)
