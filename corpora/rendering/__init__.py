"""Scripts become files as transcribers deliver them: one module per format; ``corpora.build`` calls them."""
