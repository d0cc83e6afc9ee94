"""The page Analyse: which table is asked for (`choice`), how it is shown (`shown`, `charts`), its quotes."""
