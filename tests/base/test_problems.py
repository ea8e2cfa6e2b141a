"""Every error of an input is a German sentence with key, what was found and what is allowed."""

from typing import Annotated, Any

import pytest
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    Strict,
    TypeAdapter,
    ValidationError,
)

from kim.base.frozen import FrozenMapping, frozen
from kim.base.problems import InputError, Problem, problems_of, quoted, refuse


class Part(BaseModel):
    """A table within the input."""

    number: Annotated[float, Field(gt=0)] = 1.0


class Input(BaseModel):
    """Any input of a form."""

    model_config = ConfigDict(extra="forbid")

    must: Annotated[bool, Strict()]
    whole: Annotated[int, Field(ge=1, le=9)] = 1
    text: Annotated[str, Field(max_length=3)] = ""
    several: Annotated[tuple[int, ...], Field(min_length=2)] = (1, 2)
    parts: FrozenMapping[str, Part] = frozen({})


def told(**fields: object) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        Input.model_validate({"must": True} | fields)
    return [str(problem) for problem in problems_of(caught.value)]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"must": 1}, "must: „1“ ist nicht möglich. Erlaubt: true oder false."),
        ({"whole": 2.5}, "whole: „2,5“ ist nicht möglich. Erlaubt: eine ganze Zahl."),
        ({"whole": 0}, "whole: „0“ ist nicht möglich. Erlaubt: mindestens 1."),
        ({"whole": 10}, "whole: „10“ ist nicht möglich. Erlaubt: höchstens 9."),
        ({"whole": "x"}, "whole: „x“ ist nicht möglich. Erlaubt: eine ganze Zahl."),
        ({"text": "abcd"}, "text: „abcd“ ist nicht möglich. Erlaubt: höchstens 3 Zeichen."),
        ({"text": True}, "text: „true“ ist nicht möglich. Erlaubt: ein Text."),
        ({"several": [1]}, "several: „1“ ist nicht möglich. Erlaubt: mindestens 2 in der Liste."),
        ({"several": 7}, "several: „7“ ist nicht möglich. Erlaubt: eine Liste."),
        ({"other": 1}, "other: Diesen Schlüssel gibt es nicht. Erlaubt: nur bekannte Schlüssel."),
        (
            {"parts": {"a": {"number": -1.5}}},
            "parts.a.number: „−1,5“ ist nicht möglich. Erlaubt: eine Zahl über 0.",
        ),
        (
            {"parts": {"a": 3}},
            "parts.a: „3“ ist nicht möglich. Erlaubt: eine Tabelle mit Schlüsseln.",
        ),
    ],
)
def test_an_error_is_a_sentence(fields: dict[str, Any], sentence: str) -> None:
    assert told(**fields) == [sentence]


def test_a_missing_key_is_named() -> None:
    with pytest.raises(ValidationError) as caught:
        Input.model_validate({})
    (problem,) = problems_of(caught.value)
    assert str(problem) == "must: Dieser Schlüssel fehlt. Erlaubt: ein Wert."


def test_all_errors_are_told() -> None:
    assert len(told(whole=0, text="abcd", other=1)) == 3


def test_an_input_error_names_its_source_and_lists_its_problems() -> None:
    error = InputError("kreis.toml", [Problem("a", "1", "2"), Problem("b", "", "3")])
    assert str(error).splitlines() == [
        "kreis.toml:",
        "- a: „1“ ist nicht möglich. Erlaubt: 2.",
        "- b: so nicht möglich. Erlaubt: 3.",
    ]


def test_a_refusal_of_ours_says_what_it_found_if_that_is_not_the_input() -> None:
    assert refuse("8", found="zusammen 9").context == {"allowed": "8", "found": "zusammen 9"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234.5, "1234,5"),
        (2030.0, "2030"),
        (-0.00001, "−1e−05"),
        (float("inf"), "∞"),
        (float("nan"), "NaN"),
        (2026, "2026"),
        (True, "true"),
        (None, ""),
        ({"a": 1}, ""),
        ((1.5, 2), "1,5; 2"),
        ("a\nb\t c", "a b c"),
        ("a\u202eb", "a�b"),
        (100 * "x", 59 * "x" + "…"),
        (100 * ["abcdef"], 7 * "abcdef; " + "abc…"),
    ],
)
def test_a_found_value_is_shown_short_and_on_one_line(value: object, text: str) -> None:
    assert quoted(value) == text


def test_an_unusable_input_within_a_validation_stays_what_it_is() -> None:
    def read(_: object) -> object:
        raise InputError("kreis.toml", [Problem("Datei", "", "eine lesbare Datei")])

    with pytest.raises(InputError, match=r"kreis\.toml"):
        TypeAdapter(Annotated[int, AfterValidator(read)]).validate_python(1)
