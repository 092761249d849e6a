"""The author's window: a scenario that is played while it is being written.

:mod:`watch` notices that a file was saved, :mod:`reading` reads the folder, :mod:`place` finds the
way back to where the author stood, and :mod:`bench` does one after the other. :mod:`view` is the
screen: whatever the play shows, below a strip that says how the files are; sheets come over it.
"""
