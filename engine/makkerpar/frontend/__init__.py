"""What every front end shares: cases ready to be told, the keeping of plays, settings, two windows.

Nothing here draws, waits or asks. The window and the terminal do that, each in its own way, and
know nothing of each other.
"""
