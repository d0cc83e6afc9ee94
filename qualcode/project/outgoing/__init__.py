"""What goes out of a project, with pseudonyms or without."""
