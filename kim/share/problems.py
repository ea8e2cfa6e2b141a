"""What a link says that cannot be followed, in words."""

from dataclasses import dataclass

from kim.base.problems import Problem

_ORDINALS = {"e.": "Das fünfte", "f.": "Das sechste", "g.": "Das siebte", "h.": "Das achte"}

LEFT_OUT = "Diese Angabe bleibt unberücksichtigt."


@dataclass(frozen=True, slots=True)
class LinkProblem(Problem):
    """A problem and what the page shows instead; `where` has the keys as links spell them."""

    instead: str
    label: str = ""
    """The lever in words."""

    def __str__(self) -> str:
        where = f"{self.where} ({self.label})" if self.label else self.where
        return f"{Problem(where, self.found, self.allowed)} {self.instead}"


@dataclass(frozen=True, slots=True)
class TooMany(LinkProblem):
    """A scenario beyond those that fit; `where` has its prefix, `found` its keys."""

    def __str__(self) -> str:
        which = _ORDINALS.get(self.where, "Ein weiteres")
        return (
            f"{which} Szenario des Links ({self.where}…: „{self.found}“) passt nicht in den "
            f"Vergleich. Erlaubt: {self.allowed}. {self.instead}"
        )
