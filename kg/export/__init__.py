"""The graph for other tools, one module for each family of formats."""
