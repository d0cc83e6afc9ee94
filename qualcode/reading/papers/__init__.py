"""Papers of a study that are no talk though somebody asks or answers in them: guides, conventions, minutes, letters, forms."""
