"""Authority: where the article has a name that the user's own file lists."""
