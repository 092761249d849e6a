"""Tests of the window: a real one, on a screen that nobody sees."""
