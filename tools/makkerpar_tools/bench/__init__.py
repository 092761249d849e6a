"""``make bench``: how fast it plays, reads, checks and starts, beside peers and floors.

Measured and reported, never asserted: see ``docs/benchmarks.md``.
"""
