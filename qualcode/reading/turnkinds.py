"""The kinds of turns as plain names, for loops: to look up a member of an Enum takes Python 3.11 longer than to make an object."""

from qualcode.model import TurnKind

SPEECH, PROSE, HEADING = TurnKind.SPEECH, TurnKind.PROSE, TurnKind.HEADING
LIST, TABLE, NOTE = TurnKind.LIST, TurnKind.TABLE, TurnKind.NOTE
