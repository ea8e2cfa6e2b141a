"""Rules between levers, their wording, and the one spelling of each value."""

from collections.abc import Mapping

from pydantic import ValidationInfo

from kim.base.frozen import frozen
from kim.base.german import number
from kim.base.month import Month
from kim.base.problems import refuse
from kim.facts.paper import ROLES, Paper, Role
from kim.model.lever import paper_of

FTE_DECIMALS = 9
"""Sums of posts are compared to so many decimals: 1.3 + 2.9 + 1.1 + 1.4 + 1.3 is 8."""


def one_printable_line(text: str) -> str:
    """Join lines; refuse control characters."""
    line = " ".join(text.split())
    if not line.isprintable():
        raise refuse("ein Text ohne Steuerzeichen")
    return line


def only_changed_posts(posts: Mapping[Role, float], info: ValidationInfo) -> Mapping[Role, float]:
    """Leave out roles that keep the paper's posts: equal scenarios compare as equal."""
    facts = paper_of(info).roles
    return frozen(
        {
            role: posts[role]
            for role in ROLES
            if role in posts and posts[role] != facts[role].fte.value
        }
    )


def extra_posts_within_sum(
    posts: Mapping[Role, float], info: ValidationInfo
) -> Mapping[Role, float]:
    """Refuse more extra posts in sum than the paper allows; leave out roles without any."""
    total_fte, paper = round(sum(posts.values()), FTE_DECIMALS), paper_of(info)
    if total_fte > paper.extra_posts.value:
        raise refuse(extra_posts_allowed(paper), found=extra_posts_found(total_fte))
    return frozen({role: posts[role] for role in ROLES if posts.get(role)})


def start_within_horizon(start: Month | int, info: ValidationInfo) -> Month | int:
    """Refuse a first month or year after the last year."""
    last_year = info.data.get("last_year")
    year = start.year if isinstance(start, Month) else start
    if last_year is not None and year > last_year:
        raise refuse(start_allowed(last_year))
    return start


def path_within_horizon(path: tuple[float, ...], info: ValidationInfo) -> tuple[float, ...]:
    """Refuse a path that is longer than the horizon."""
    last_year, paper = info.data.get("last_year"), paper_of(info)
    if last_year is not None and len(path) > last_year - paper.base_year:
        raise refuse(path_allowed(last_year, paper), found=years_in_words(len(path)))
    return path


def some_module_each_once(modules: tuple[int, ...]) -> tuple[int, ...]:
    """Refuse no module at all; name each once, in order."""
    if not modules:
        raise refuse(SOME_MODULE)
    return tuple(sorted(set(modules)))


SOME_MODULE = "mindestens ein Modul"


def extra_posts_allowed(paper: Paper) -> str:
    """Say how many extra posts there may be in sum."""
    return f"zusammen höchstens {number(paper.extra_posts.value)} VZÄ"


def extra_posts_found(total_fte: float) -> str:
    """Say how many extra posts there are in sum."""
    return f"zusammen {number(total_fte)} VZÄ"


def start_allowed(last_year: int) -> str:
    """Say when something may begin."""
    return f"ein Beginn bis {last_year}, dem letzten Jahr der Rechnung"


def path_allowed(last_year: int, paper: Paper) -> str:
    """Say how long a path may be."""
    most = years_in_words(last_year - paper.base_year)
    return f"höchstens {most}, denn gerechnet wird bis {last_year}"


def years_in_words(count: int) -> str:
    """Count years."""
    return f"{count} {'Jahr' if count == 1 else 'Jahre'}"
