"""Scenario files: those in a folder, and those that people save. Reads one folder.

A file is TOML: title, why, source, and under [levers] what differs from the paper, each lever by
its Python name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import tomli_w
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from kim.base.month import Month
from kim.base.problems import InputError, Problem, problems_of, quoted
from kim.base.toml import parse_toml
from kim.facts.paper import Paper
from kim.model.checks import one_printable_line
from kim.model.scenario import LEVERS, Scenario

MOST_BYTES = 8_000
"""A file of ours has less than 1,000; tomllib needs seconds for 60,000 of dotted keys."""

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario with what its file says about it."""

    name: str
    """The file's name without its ending."""
    title: str
    why: str
    source: str
    scenario: Scenario


@dataclass(frozen=True, slots=True)
class Library:
    """The scenarios of a folder in the order of their file names, and why others are missing."""

    entries: tuple[Entry, ...]
    problems: tuple[InputError, ...]


def load_library(folder: Path, paper: Paper) -> Library:
    """Read all scenario files of a folder; a broken one keeps no other from loading."""
    entries: list[Entry] = []
    problems: list[InputError] = []
    if not folder.is_dir():
        problems.append(
            InputError(folder.name, [Problem("Ordner", "", "ein Ordner", what="nicht lesbar")])
        )
    for path in sorted(folder.glob("*.toml")):
        try:
            entries.append(read_scenario_file(_bytes(path), path.name, paper))
        except InputError as error:
            problems.append(error)
    return Library(tuple(entries), tuple(problems))


def read_scenario_file(content: bytes, file_name: str, paper: Paper) -> Entry:
    """Read one scenario file; InputError, in German, names file, key, found and allowed."""
    table = _table(content, file_name)
    problems = list(_unknown_levers(table))
    try:
        read = _Content.model_validate(_with_values_of(paper, table), context=paper)
    except ValidationError as error:
        problems += [_as_in_the_file(problem) for problem in problems_of(error)]
    if problems:
        raise InputError(file_name, problems)
    name = Path(file_name).stem
    return Entry(name, read.levers.title or name, read.why, read.source, read.levers)


def write_scenario_file(scenario: Scenario, paper: Paper, *, why: str, source: str) -> str:
    """Write the file that reads back as exactly this scenario."""
    levers: dict[str, Any] = {}
    for deviation in scenario.deviations(paper):
        value = _plain(deviation.value)
        if deviation.role is None:
            levers[deviation.lever] = value
        else:
            levers.setdefault(deviation.lever, {})[deviation.role.value] = value
    head = {"title": scenario.title, "why": why, "source": source}
    return tomli_w.dumps({**head, "levers": levers})


Prose = Annotated[str, AfterValidator(one_printable_line)]


class _Content(BaseModel):
    """A file's form. `levers` is the scenario, which also checks the title."""

    model_config = ConfigDict(extra="forbid")

    title: Any
    why: Prose = ""
    source: Prose = ""
    levers: Scenario


def _with_values_of(paper: Paper, table: dict[str, Any]) -> dict[str, Any]:
    """Fill in what the file does not name; what it names wrongly stays for the validation."""
    levers = table.get("levers", {})
    if not isinstance(levers, dict):
        return table
    known = {name: value for name, value in levers.items() if name in LEVERS}
    title = table.get("title", "")
    return {**table, "levers": {**dict(Scenario.of(paper)), **known, "title": title}}


def _unknown_levers(table: dict[str, Any]) -> Iterator[Problem]:
    levers = table.get("levers")
    for name in levers if isinstance(levers, dict) else ():
        if name in LEVERS:
            continue
        similar = get_close_matches(name[:_LONGEST_NAME], LEVERS, n=1)
        hint = f", zum Beispiel {similar[0]}" if similar else ""
        allowed = f"nur bekannte Schlüssel{hint}"
        yield Problem(f"levers.{quoted(name)}", "", allowed, what="Diesen Schlüssel gibt es nicht")


def _as_in_the_file(problem: Problem) -> Problem:
    if problem.where == "title":  # missing: what it holds is checked as levers.title
        return replace(problem, allowed="ein Text, der das Szenario benennt")
    return replace(problem, where="title") if problem.where == "levers.title" else problem


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _refused(path.name, "eine lesbare Datei", "nicht lesbar") from error


def _table(content: bytes, file_name: str) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        raise _refused(file_name, f"höchstens {MOST_BYTES // 1000} kB", "zu groß")
    return parse_toml(content, file_name)


def _refused(file_name: str, allowed: str, what: str) -> InputError:
    return InputError(file_name, [Problem("Datei", "", allowed, what=what)])


def _plain(value: Any) -> Any:  # noqa: ANN401 - any lever
    if isinstance(value, Month | StrEnum):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
