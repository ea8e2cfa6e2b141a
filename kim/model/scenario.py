"""The scenario: every lever, declared once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    Strict,
    ValidationInfo,
    field_validator,
    model_validator,
)

from kim.base.frozen import FrozenMapping, frozen
from kim.base.german import number
from kim.base.month import Month
from kim.base.problems import refuse
from kim.facts.paper import MODULES, ROLES, Paper, Role, load_paper
from kim.model.lever import (
    Group,
    Kind,
    Lever,
    PaperValue,
    earliest_month,
    earliest_year,
    latest_month,
    latest_year,
    month_before,
)

LONGEST_TITLE = 80

Number = Annotated[float, Strict()]
Whole = Annotated[int, Strict()]


class CostBasis(StrEnum):
    """How the paper's table is read: which funding it booked."""

    GUIDELINE = "guideline"
    TABLE = "table"


def _from_paper(of: Callable[[Paper], Any]) -> Any:  # noqa: ANN401 - typed as pydantic's Field()
    return Field(default_factory=PaperValue(of))


class Scenario(BaseModel):
    """Frozen levers. `Scenario()` is the paper; percentages are in percent, months inclusive.

    ValidationError reports all problems of an input at once; `problems_of` puts them into words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    _paper: Paper = PrivateAttr()

    title: Annotated[str, Field(max_length=LONGEST_TITLE)] = ""
    last_year: Annotated[
        Whole,
        Lever(
            key="bis",
            label="Rechnen bis",
            kind=Kind.ASSUMPTION,
            group=Group.MORE,
            low=earliest_year,
            high=latest_year,
            step=1,
            help="Letztes Jahr der Rechnung. Nach dem letzten Jahr der Vorlage schreibt das "
            "Modell dieselben Annahmen fort.",
        ),
    ] = _from_paper(lambda paper: paper.years[-1])

    posts: Annotated[
        FrozenMapping[Role, Number],
        Lever(
            key="*",
            label="Stellen",
            kind=Kind.DECISION,
            group=Group.POSTS,
            unit="VZÄ",
            low=0.0,
            high=50.0,
            step=0.5,
            help="Vollzeitäquivalente (VZÄ), die der Kreis behält. Stellen über die Zahl der "
            "Vorlage hinaus werden nicht gefördert und zählen voll zum Eigenanteil.",
        ),
    ] = frozen({})
    extra_posts: Annotated[
        FrozenMapping[Role, Number],
        Lever(
            key="plus_*",
            label="Zusätzliche geförderte Stellen",
            kind=Kind.DECISION,
            group=Group.POSTS,
            unit="VZÄ",
            low=0.0,
            step=0.5,
            help="Weitere Stellen, die das Land laut Vorlage fördern würde; zusammen höchstens "
            "so viele, wie die Vorlage nennt.",
        ),
    ] = frozen({})
    extra_from: Annotated[
        Month,
        Lever(
            key="plus_ab",
            label="Zusätzliche Stellen ab",
            kind=Kind.DECISION,
            group=Group.POSTS,
            low=earliest_month,
            high=latest_month,
            help="Erster Monat, in dem die zusätzlichen Stellen besetzt sind.",
        ),
    ] = _from_paper(lambda paper: Month(paper.base_year + 1, 1))
    permanent: Annotated[
        Annotated[bool, Strict()],
        Lever(
            key="befristet",
            label="Stellen entfristen",
            kind=Kind.DECISION,
            group=Group.POSTS,
            help="Ja: Die Stellen bleiben auf Dauer, wie in der Vorlage vorgeschlagen. Nein: Sie "
            "enden mit den befristeten Verträgen des jeweiligen Moduls.",
        ),
    ] = True

    salary_growth_pct: Annotated[
        Number,
        Lever(
            key="gehalt",
            label="Gehälter steigen jährlich um",
            kind=Kind.ASSUMPTION,
            group=Group.MONEY,
            unit="%",
            low=-5.0,
            high=20.0,
            step=0.1,
            help="Jährlicher Anstieg der Personalkosten (Tarif und Stufen) ab dem Jahr nach dem "
            "Basisjahr. Der Wert der Vorlage ist aus ihrer Tabelle abgeleitet.",
        ),
    ] = _from_paper(lambda paper: paper.calibration.salary_growth_pct)
    dynamisation_pct: Annotated[
        Number,
        Lever(
            key="dynamik",
            label="Dynamisierung der Förderung",
            kind=Kind.ASSUMPTION,
            group=Group.MONEY,
            unit="%",
            low=-5.0,
            high=20.0,
            step=0.1,
            help="Jährliche Erhöhung aller Förderbeträge durch das Land. Die Tabelle der Vorlage "
            "rechnet ohne; in Aussicht gestellt ist sie.",
        ),
    ] = 0.0
    funding_end: Annotated[
        Month | None,
        Lever(
            key="foerderende",
            label="Letzter Monat mit voller Förderung",
            kind=Kind.ASSUMPTION,
            group=Group.MONEY,
            low=month_before,
            high=latest_month,
            help="Danach fällt die Landesförderung weg, ganz oder zum Teil. Die Vorlage rechnet "
            "ohne ein Ende.",
        ),
    ] = None

    remaining_funding_pct: Annotated[
        Number,
        Lever(
            key="rest",
            label="Förderung, die danach bleibt",
            kind=Kind.ASSUMPTION,
            group=Group.FUNDING_END,
            unit="%",
            low=0.0,
            high=100.0,
            step=5,
            help="Anteil der Förderung nach dem Ende der vollen Förderung: 0 ist der Wegfall, 70 "
            "eine Kürzung um 30 %.",
        ),
    ] = 0.0
    phase_out_years: Annotated[
        Whole,
        Lever(
            key="auslauf",
            label="Auslauf über",
            kind=Kind.ASSUMPTION,
            group=Group.FUNDING_END,
            unit="Jahre",
            low=0,
            high=10,
            step=1,
            help="In so vielen Jahren sinkt die Förderung gleichmäßig auf den Anteil, der "
            "bleibt; 0 heißt sofort.",
        ),
    ] = 0
    funding_end_modules: Annotated[
        tuple[Whole, ...],
        Field(min_length=1),
        Lever(
            key="module",
            label="Betroffene Module",
            kind=Kind.ASSUMPTION,
            group=Group.FUNDING_END,
            low=MODULES[0],
            high=MODULES[-1],
            help="Module, deren Förderung endet.",
        ),
    ] = MODULES
    redeploy_fte_per_year: Annotated[
        Number,
        Lever(
            key="umsetzung",
            label="Umsetzung auf andere Stellen",
            kind=Kind.DECISION,
            group=Group.FUNDING_END,
            unit="VZÄ im Jahr",
            low=0.0,
            high=50.0,
            step=0.5,
            help="So viele VZÄ wechseln nach dem Förderende im Jahr auf freie Stellen der "
            "Kreisverwaltung. Ihre Kosten trägt der Kreis weiter, aus anderen Budgets.",
        ),
    ] = 0.0

    salary_path_pct: Annotated[
        tuple[Number, ...],
        Lever(
            key="gehaltspfad",
            label="Gehaltspfad, Jahr für Jahr",
            kind=Kind.ASSUMPTION,
            group=Group.MORE,
            unit="%",
            low=-5.0,
            high=20.0,
            help="Anstieg der Gehälter in einzelnen Jahren, vom Jahr nach dem Basisjahr an, zum "
            "Beispiel 2,25; 2,61; 0,92. Danach gilt der gleichbleibende Anstieg.",
        ),
    ] = ()
    fixed_cost_growth_pct: Annotated[
        Number,
        Lever(
            key="sachkosten",
            label="Sachkosten steigen jährlich um",
            kind=Kind.ASSUMPTION,
            group=Group.MORE,
            unit="%",
            low=-5.0,
            high=20.0,
            step=0.1,
            help="Jährlicher Anstieg der Arbeitsplatz- und anderen Kosten, die nicht mit den "
            "Gehältern wachsen. Die Tabelle der Vorlage rechnet ohne.",
        ),
    ] = 0.0
    dynamisation_from: Annotated[
        Whole,
        Lever(
            key="dynamik_ab",
            label="Dynamisierung ab",
            kind=Kind.ASSUMPTION,
            group=Group.MORE,
            low=earliest_year,
            high=latest_year,
            step=1,
            help="Erstes Jahr, in dem die Förderbeträge erhöht sind.",
        ),
    ] = _from_paper(lambda paper: paper.base_year + 1)
    cost_basis: Annotated[
        CostBasis,
        Lever(
            key="lesart",
            label="Lesart der Kostenbasis",
            kind=Kind.ASSUMPTION,
            group=Group.MORE,
            help="Die Vorlage sagt nicht, mit welcher Förderung sie gerechnet hat. Richtlinie: "
            "mit den Beträgen der Förderrichtlinie. Tabelle: nur mit dem, was die Tabelle der "
            "Eigenanteile selbst enthält.",
        ),
    ] = CostBasis.GUIDELINE

    @classmethod
    def of(cls, paper: Paper, **levers: Any) -> Self:  # noqa: ANN401 - each lever's own type
        """Build a scenario on a given paper: its values, and the levers named."""
        own = {
            name: field.default_factory.of(paper)
            for name, field in cls.model_fields.items()
            if isinstance(field.default_factory, PaperValue)
        }
        return cls.model_validate({**own, **levers}, context=paper)

    def changed(self, **levers: Any) -> Self:  # noqa: ANN401 - each lever's own type
        """Give a validated copy with the levers named; pydantic's model_copy skips validation."""
        return self.model_validate({**dict(self), **levers}, context=self._paper)

    def fte(self, role: Role) -> float:
        """Posts of a role without the extra ones."""
        return self.posts.get(role, self._paper.roles[role].fte.value)

    def deviations(self, paper: Paper) -> tuple["Deviation", ...]:
        """List what differs from the paper, in the order of the levers and roles."""
        return tuple(_deviations(self, type(self).of(paper), paper))

    @field_validator("title")
    @classmethod
    def _one_printable_line(cls, title: str) -> str:
        line = " ".join(title.split())
        if not line.isprintable():
            raise refuse("ein Text ohne Steuerzeichen")
        return line

    @field_validator("*")
    @classmethod
    def _within_bounds(cls, value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - any lever
        lever = LEVERS.get(info.field_name or "")
        if lever is None or value is None or isinstance(value, StrEnum | bool):
            return value
        outside = [e for e in _entries(value) if not lever.allows(e, _paper_of(info))]
        if outside:
            found = "; ".join(number(e) if isinstance(e, float) else str(e) for e in outside)
            raise refuse(lever.allowed(_paper_of(info)), found=found)
        return value

    @field_validator("posts")
    @classmethod
    def _only_changed(cls, posts: Mapping[Role, float], info: ValidationInfo) -> object:
        facts = _paper_of(info).roles
        return frozen(
            {
                role: posts[role]
                for role in ROLES
                if posts.get(role, facts[role].fte.value) != facts[role].fte.value
            }
        )

    @field_validator("extra_posts")
    @classmethod
    def _at_most_the_papers(cls, extra: Mapping[Role, float], info: ValidationInfo) -> object:
        total, most = sum(extra.values()), _paper_of(info).extra_posts.value
        if total > most:
            raise refuse(
                f"zusammen höchstens {number(most)} VZÄ",
                found=f"zusammen {number(total)} VZÄ",
            )
        return frozen({role: extra[role] for role in ROLES if extra.get(role)})

    @field_validator("extra_from", "dynamisation_from")
    @classmethod
    def _before_the_horizon(cls, start: Month | int, info: ValidationInfo) -> Month | int:
        last = info.data.get("last_year")
        year = start.year if isinstance(start, Month) else start
        if last is not None and year > last:
            raise refuse(f"ein Beginn bis {last}, dem letzten Jahr der Rechnung")
        return start

    @field_validator("salary_path_pct")
    @classmethod
    def _within_the_horizon(
        cls, path: tuple[float, ...], info: ValidationInfo
    ) -> tuple[float, ...]:
        most = info.data.get("last_year", 0) - _paper_of(info).base_year
        if 0 < most < len(path):
            raise refuse(
                f"höchstens {most} Jahre, denn gerechnet wird bis {info.data['last_year']}",
                found=f"{len(path)} Jahre",
            )
        return path

    @field_validator("funding_end_modules")
    @classmethod
    def _each_once(cls, modules: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted(set(modules)))

    @model_validator(mode="after")
    def _remember_the_paper(self, info: ValidationInfo) -> Self:
        self._paper = _paper_of(info)
        return self


LEVERS: Mapping[str, Lever] = frozen(
    {
        name: lever
        for name, field in Scenario.model_fields.items()
        for lever in field.metadata
        if isinstance(lever, Lever)
    }
)
"""Every lever's declaration by its Python name."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """One lever, or one role's posts, that differs from the paper."""

    lever: str
    role: Role | None
    paper_value: Any
    value: Any


def _paper_of(info: ValidationInfo) -> Paper:
    return info.context if isinstance(info.context, Paper) else load_paper()


def _entries(value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any lever
    if isinstance(value, Mapping):
        return tuple(value.values())
    return value if isinstance(value, tuple) else (value,)


def _deviations(scenario: Scenario, default: Scenario, paper: Paper) -> Iterator[Deviation]:
    for name in LEVERS:
        value, paper_value = getattr(scenario, name), getattr(default, name)
        if not isinstance(value, Mapping):
            if value != paper_value:
                yield Deviation(name, None, paper_value, value)
            continue
        for role in ROLES:
            base = paper.roles[role].fte.value if name == "posts" else 0.0
            if value.get(role, base) != base:
                yield Deviation(name, role, base, value[role])
