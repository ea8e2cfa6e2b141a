"""The keys of a link are those that were promised, and are documented as the code has them."""

import re
from pathlib import Path

import pytest

from kim import load_paper
from kim.model.scenario import LEVERS
from kim.share import keys
from kim.share.forms import FORMS
from kim.share.migrations import CURRENT, STEPS, Fields, migrated
from kim.share.settings import SETTINGS, Setting

PROMISED = (
    "koordination assistenz casemanagement abh ebh "
    "plus_koordination plus_assistenz plus_casemanagement plus_abh plus_ebh plus_ab "
    "gehalt gehaltspfad sachkosten dynamik dynamik_ab foerderende rest auslauf module "
    "befristet umsetzung lesart bis"
)
DOCUMENT = (Path(__file__).parents[2] / "docs" / "links.md").read_text(encoding="utf-8")
DOCUMENTED = dict(re.findall(r"^\| `(\w+)` \| ([^|]+?) \|", DOCUMENT, re.MULTILINE))


def test_every_promised_key_spells_a_lever_and_every_lever_has_one() -> None:
    assert set(keys.SLOTS) == set(PROMISED.split())
    assert {slot.lever for slot in keys.SLOTS.values()} == set(LEVERS) == set(FORMS)


def test_no_key_has_two_meanings() -> None:
    others = [*SETTINGS, *keys.FRAME, *keys.VIEW, keys.TITLE, keys.SUM, keys.PAPER]
    assert len({*keys.SLOTS, *others}) == len(keys.SLOTS) + len(others)


@pytest.mark.parametrize("key", keys.SLOTS)
def test_the_document_says_of_each_lever_what_the_code_allows(key: str) -> None:
    slot, paper = keys.SLOTS[key], load_paper()
    role = f": {paper.roles[slot.role].label}" if slot.role else ""
    assert DOCUMENTED[key] == LEVERS[slot.lever].label + role == slot.label(paper)
    assert f"| {slot.allowed(paper)} | {slot.paper_value(paper)} |" in DOCUMENT


def test_the_document_knows_every_key_and_no_other() -> None:
    others = {*SETTINGS, *keys.FRAME, *keys.VIEW, keys.TITLE, keys.SUM, keys.PAPER}
    assert set(DOCUMENTED) == {*keys.SLOTS, *others}


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_the_document_says_of_each_setting_what_the_code_allows(setting: Setting) -> None:
    assert (
        f"| `{setting.key}` | {setting.label} | {setting.allowed} | {setting.begins} |" in DOCUMENT
    )


def test_a_link_of_an_earlier_version_takes_every_step_from_there_on() -> None:
    def renamed(fields: Fields) -> Fields:
        return {"neu" if key == "alt" else key: values for key, values in fields.items()}

    def in_percent(fields: Fields) -> Fields:
        return {k: tuple(f"{100 * float(v):g}" for v in values) for k, values in fields.items()}

    steps = (renamed, in_percent)
    assert migrated({"alt": ("0.5",)}, 1, steps) == {"neu": ("50",)}
    assert migrated({"neu": ("0.5",)}, 2, steps) == {"neu": ("50",)}
    assert migrated({"neu": ("50",)}, 3, steps) == {"neu": ("50",)}


def test_the_version_counts_the_steps() -> None:
    assert len(STEPS) + 1 == CURRENT
