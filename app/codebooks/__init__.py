"""The page Codeboek: the tree of codes, the words of one code, and what is done with whole codebooks."""
