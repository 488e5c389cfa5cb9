"""Names: which words name a person, body, platform or place, and which names mean the same one."""
