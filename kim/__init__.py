"""KIM-Szenarien: the own shares of a county's integration management, recomputed."""

from kim.facts.paper import load_paper
from kim.model.many import project_many
from kim.model.projection import Projection, project
from kim.model.scenario import Scenario

__all__ = ["Projection", "Scenario", "load_paper", "project", "project_many"]
