"""Who put their name to what: open letters, petitions, agreements."""
