"""Tests of the text front end, played by scripted lines."""
