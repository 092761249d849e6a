"""The scenario language: from YAML text to a scenario, its graph and its program."""
