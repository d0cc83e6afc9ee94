"""`Project`: the one object that the command line and the app hold."""

from qualcode.project.incoming.adding import Added, Outcome, Understood, understand_file
from qualcode.project.project import Project

__all__ = ["Added", "Outcome", "Project", "Understood", "understand_file"]
