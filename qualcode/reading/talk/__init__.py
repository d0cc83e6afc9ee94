"""A conversation: who speaks in its lines, what each says and when, and who asks."""
