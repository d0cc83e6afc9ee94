"""How good the proposals are, against the gold codings of the corpora."""
