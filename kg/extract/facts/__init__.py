"""Facts that one sentence states: who holds which role at which body, who operates, owns or funds what."""
