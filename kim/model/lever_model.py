"""What any set of levers can do: stand on a paper, and change by a checked copy."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from immutabledict import immutabledict
from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationInfo, model_validator

from kim.base.frozen import frozen
from kim.facts.paper import Paper, load_paper
from kim.model.lever import Lever, paper_of


@dataclass(frozen=True)
class PaperValue:
    """A default that is the paper's own value; callable, as pydantic's default_factory."""

    of: Callable[[Paper], Any]

    def __call__(self) -> Any:  # noqa: ANN401 - the lever's own type
        """Value of the paper that this installation uses."""
        return self.of(load_paper())


def from_paper(of: Callable[[Paper], Any]) -> Any:  # noqa: ANN401 - typed as pydantic's Field()
    """Declare a default that is the paper's own value."""
    return Field(default_factory=PaperValue(of))


class LeverModel(BaseModel):
    """Frozen levers on a paper; a subclass declares which.

    ValidationError reports all problems of an input at once; `problems_of` puts them into words.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        hide_input_in_errors=True,  # a trace in the log must not hold a visitor's title
    )
    _paper: Paper = PrivateAttr()

    @classmethod
    def of(cls, paper: Paper, **levers: Any) -> Self:  # noqa: ANN401 - each lever's own type
        """Build a scenario on a given paper: its values, and the levers named."""
        papers = {
            name: field.default_factory.of(paper)
            for name, field in cls.model_fields.items()
            if isinstance(field.default_factory, PaperValue)
        }
        return cls.model_validate({**papers, **levers}, context=paper)

    def changed(self, **levers: Any) -> Self:  # noqa: ANN401 - each lever's own type
        """Give a validated copy with the levers named; pydantic's model_copy skips validation."""
        return self.model_validate({**dict(self), **levers}, context=self._paper)

    @property
    def paper(self) -> Paper:
        """The paper that the levers were checked against."""
        return self._paper

    def must_stand_on(self, paper: Paper) -> None:
        """ValueError if the paper is another one: its figures and these levers would mix."""
        if self._paper is not paper and self._paper != paper:
            raise ValueError("the scenario stands on another paper: Scenario.of(paper, …)")

    @classmethod
    def levers(cls) -> immutabledict[str, Lever]:
        """Return the declarations by name, in their order."""
        return frozen(
            {
                name: lever
                for name, field in cls.model_fields.items()
                for lever in field.metadata
                if isinstance(lever, Lever)
            }
        )

    @model_validator(mode="after")
    def _remember_the_paper(self, info: ValidationInfo) -> Self:
        self._paper = paper_of(info)
        return self
