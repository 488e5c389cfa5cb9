"""Events: what happened or will, when and where, and who took which part in it."""
