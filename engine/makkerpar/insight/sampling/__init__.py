"""Plays by policies, many at a time: for what exact analysis does not answer, and to check it."""
