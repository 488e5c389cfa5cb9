"""Coreference: which descriptions and pronouns mean which person, body, platform, place or group."""
