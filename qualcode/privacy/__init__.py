"""Pseudonyms: proposed for names, kept as a list that researchers edit, applied to what goes out."""

from qualcode.privacy.apply import Changed, Edit, Replacer
from qualcode.privacy.find import Kind, Proposal, SpeakerProposal, propose, propose_speakers
from qualcode.privacy.nouns import Renaming

__all__ = [
    "Changed",
    "Edit",
    "Kind",
    "Proposal",
    "Renaming",
    "Replacer",
    "SpeakerProposal",
    "propose",
    "propose_speakers",
]
