"""What comes from another tool becomes part of a project."""
