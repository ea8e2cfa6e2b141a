"""The scenario: every lever, declared once."""

from enum import StrEnum
from functools import partial
from typing import Annotated

from pydantic import AfterValidator, Field, Strict

from kim.base.frozen import FrozenMapping, frozen
from kim.base.month import Month
from kim.facts.calibration import MOST_GROWTH_PCT
from kim.facts.paper import MODULES, Paper, Role
from kim.model import checks
from kim.model.deviation import Deviation, deviations
from kim.model.lever import (
    Group,
    Kind,
    Lever,
    earliest_month,
    earliest_year,
    latest_month,
    latest_year,
    month_before,
    most_posts,
    most_redeployed,
)
from kim.model.lever_model import LeverModel, from_paper

LONGEST_TITLE = 80
LEAST_GROWTH_PCT = -5.0

Number = Annotated[float, Strict()]
Whole = Annotated[int, Strict()]


class CostBasis(StrEnum):
    """How the paper's table is read: which funding it booked."""

    GUIDELINE = "guideline"
    TABLE = "table"


_Growth = partial(Lever, unit="%", low=LEAST_GROWTH_PCT, high=MOST_GROWTH_PCT, step=0.1)
"""A yearly growth in percent."""


class Scenario(LeverModel):
    """Frozen levers. `Scenario()` is the paper; percentages are in percent, months inclusive.

    ValidationError reports all problems of an input at once; `problems_of` puts them into words.
    """

    title: Annotated[
        str, Field(max_length=LONGEST_TITLE), AfterValidator(checks.one_printable_line)
    ] = ""
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
    ] = from_paper(lambda paper: paper.years[-1])

    posts: Annotated[
        FrozenMapping[Role, Number],
        Lever(
            key="*",
            label="Stellen",
            kind=Kind.DECISION,
            group=Group.POSTS,
            unit="VZÄ",
            low=0.0,
            high=most_posts,
            step=0.5,
            help="Vollzeitäquivalente (VZÄ), die der Kreis behält. Stellen über die Zahl der "
            "Vorlage hinaus werden nicht gefördert und zählen voll zum Eigenanteil.",
        ),
        AfterValidator(checks.only_changed_posts),
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
        AfterValidator(checks.extra_posts_within_sum),
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
        AfterValidator(checks.start_within_horizon),
    ] = from_paper(lambda paper: Month(paper.base_year + 1, 1))
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
        _Growth(
            key="gehalt",
            label="Gehälter steigen jährlich um",
            kind=Kind.ASSUMPTION,
            group=Group.MONEY,
            help="Jährlicher Anstieg der Personalkosten (Tarif und Stufen) ab dem Jahr nach dem "
            "Basisjahr. Der Wert der Vorlage ist aus ihrer Tabelle abgeleitet.",
        ),
    ] = from_paper(lambda paper: paper.calibration.salary_growth_pct)
    dynamisation_pct: Annotated[
        Number,
        _Growth(
            key="dynamik",
            label="Dynamisierung der Förderung",
            kind=Kind.ASSUMPTION,
            group=Group.MONEY,
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
        Lever(
            key="module",
            label="Betroffene Module",
            kind=Kind.ASSUMPTION,
            group=Group.FUNDING_END,
            low=MODULES[0],
            high=MODULES[-1],
            help="Module, deren Förderung endet.",
        ),
        AfterValidator(checks.some_module_each_once),
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
            high=most_redeployed,
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
            low=LEAST_GROWTH_PCT,
            high=MOST_GROWTH_PCT,
            help="Anstieg der Gehälter in einzelnen Jahren, vom Jahr nach dem Basisjahr an, zum "
            "Beispiel 2,25; 2,61; 0,92. Danach gilt der gleichbleibende Anstieg.",
        ),
        AfterValidator(checks.path_within_horizon),
    ] = ()
    fixed_cost_growth_pct: Annotated[
        Number,
        _Growth(
            key="sachkosten",
            label="Sachkosten steigen jährlich um",
            kind=Kind.ASSUMPTION,
            group=Group.MORE,
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
        AfterValidator(checks.start_within_horizon),
    ] = from_paper(lambda paper: paper.base_year + 1)
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

    def fte(self, role: Role) -> float:
        """Posts of a role without the extra ones."""
        return self.posts.get(role, self._paper.roles[role].fte.value)

    def deviations(self, paper: Paper) -> tuple[Deviation, ...]:
        """List what differs from the paper, in the order of the levers and roles.

        ValueError if the scenario stands on another paper.
        """
        self.must_stand_on(paper)
        return tuple(deviations(self, type(self).of(paper), paper))


LEVERS = Scenario.levers()
"""Every lever's declaration by its Python name."""
