"""How fast the workbench is on a large project, in the process and in a real browser."""
