"""`Project`: the one object that the command line and the app hold."""

from qualcode.project.adding import Added, Outcome
from qualcode.project.project import Project

__all__ = ["Added", "Outcome", "Project"]
