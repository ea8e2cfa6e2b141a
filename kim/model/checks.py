"""Rules between levers, and the one spelling of each value; used by their declarations."""

from collections.abc import Mapping

from pydantic import ValidationInfo

from kim.base.frozen import frozen
from kim.base.german import number
from kim.base.month import Month
from kim.base.problems import refuse
from kim.facts.paper import ROLES, Role
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
    total, most = round(sum(posts.values()), FTE_DECIMALS), paper_of(info).extra_posts.value
    if total > most:
        raise refuse(
            f"zusammen höchstens {number(most)} VZÄ", found=f"zusammen {number(total)} VZÄ"
        )
    return frozen({role: posts[role] for role in ROLES if posts.get(role)})


def start_within_horizon(start: Month | int, info: ValidationInfo) -> Month | int:
    """Refuse a first month or year after the last year."""
    last_year = info.data.get("last_year")
    year = start.year if isinstance(start, Month) else start
    if last_year is not None and year > last_year:
        raise refuse(f"ein Beginn bis {last_year}, dem letzten Jahr der Rechnung")
    return start


def path_within_horizon(path: tuple[float, ...], info: ValidationInfo) -> tuple[float, ...]:
    """Refuse a path that is longer than the horizon."""
    last_year = info.data.get("last_year")
    if last_year is None:
        return path
    most = last_year - paper_of(info).base_year
    if len(path) > most:
        raise refuse(
            f"höchstens {most} {'Jahr' if most == 1 else 'Jahre'}, denn gerechnet wird bis "
            f"{last_year}",
            found=f"{len(path)} Jahre",
        )
    return path


def each_once(modules: tuple[int, ...]) -> tuple[int, ...]:
    """Name each module once, in order."""
    return tuple(sorted(set(modules)))
