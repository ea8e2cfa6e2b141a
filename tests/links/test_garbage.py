"""Nothing that stands in an address makes reading it fail, and nothing of it is lost unsaid."""

from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kim import Scenario, load_paper
from kim.share.groups import MOST_FIELDS
from kim.share.keys import SLOTS
from kim.share.link import Decoded, decode
from kim.share.repair import Query, plain

PAPER = load_paper()
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
NO_NUMBERS = ["1e309", "-1e309", "nan", "inf", "٣", "²", "½", "0x10", "1_000", "--", ";;", "."]
MARKS = ["<script>alert(1)</script>", "%" * 99, "%25" * 99, "%00", "%ff%fe", "\x00"]
VALUES = ANY_TEXT | st.sampled_from(
    ["3", "2,5", "2026-12", "1;2", "70 %", "4 VZÄ", *NO_NUMBERS, *MARKS]
)
FIELDS = st.dictionaries(
    st.sampled_from(sorted(SLOTS)), st.lists(VALUES, min_size=1, max_size=MOST_FIELDS // len(SLOTS))
)


def assert_readable(decoded: Decoded) -> None:
    assert 1 <= len(decoded.scenarios) == len(decoded.stamps) <= 4
    for scenario in decoded.scenarios:
        assert Scenario.of(PAPER, **dict(scenario)) == scenario
    for problem in decoded.problems:
        assert str(problem).isprintable()
        assert len(str(problem)) < 500


@given(query=ANY_TEXT | st.binary().map(lambda raw: raw.decode("latin-1")))
@example("%" * 5_000)
@example("%25" * 5_000 + "%3D" * 500)
@example("\ud800=\udfff&%ud800=%u0033&gehalt=%80")
@example("=&=&==&&=1&b.=1&.=1&b..=&v=&b.b.gehalt=3")
def test_any_text_is_read(query: str) -> None:
    assert_readable(decode(query, PAPER))


@given(query=st.dictionaries(ANY_TEXT, st.lists(ANY_TEXT, max_size=3)))
def test_anything_that_a_web_server_hands_over_is_read(query: dict[str, list[str]]) -> None:
    assert_readable(decode(query, PAPER))


@given(fields=FIELDS, prefix=st.sampled_from(["", "b.", "c.", "d."]))
@example(fields={"gehaltspfad": ["x" * 100] * 100}, prefix="d.")
def test_every_field_takes_effect_or_is_a_problem(
    fields: dict[str, list[str]], prefix: str
) -> None:
    decoded = decode({prefix + key: values for key, values in fields.items()}, PAPER)
    assert_readable(decoded)
    told = {key for problem in decoded.problems for key in problem.where.split(", ")}
    for key, values in fields.items():
        if prefix + key not in told:
            (value,) = values
            assert effect(decoded.scenarios[-1], key) == SLOTS[key].read(plain(value), PAPER)


def effect(scenario: Scenario, key: str) -> Any:  # noqa: ANN401 - the lever's own type
    slot = SLOTS[key]
    if slot.role is None:
        return getattr(scenario, slot.lever)
    if slot.lever == "posts":
        return scenario.fte(slot.role)
    return scenario.extra_posts.get(slot.role, 0.0)


@pytest.mark.parametrize(
    "query",
    [
        "x" * 100_000,
        "%25" * 33_000,
        "&" * 100_000,
        "gehalt=" + "9" * 100_000,
        "titel=" + quote("💥" * 8_000),
        "gehalt=3&" * 11_000,
        {"titel": ["x" * 100_000]},
        {str(number): [""] for number in range(1_000)},
        quote("&".join(f"x{number}=1" for number in range(500)), safe=""),
    ],
    ids=lambda query: f"{str(query)[:20]}…",
)
def test_far_too_much_is_one_problem(query: Query) -> None:
    decoded = decode(query, PAPER)
    assert_readable(decoded)
    assert decoded.scenarios == (Scenario(),)
    assert len(decoded.problems) == 1
