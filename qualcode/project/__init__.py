"""`Project`: the one object that the command line and the app hold.

It is imported when first asked for: to look at one file, which is not stored, none of the store is needed.
"""

from typing import TYPE_CHECKING, Any

from qualcode.project.incoming.adding import Added, Outcome, Understood, understand_file

if TYPE_CHECKING:
    from qualcode.project.project import Project

__all__ = ["Added", "Outcome", "Project", "Understood", "understand_file"]


def __getattr__(name: str) -> Any:
    if name == "Project":
        from qualcode.project.project import Project

        return Project
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
