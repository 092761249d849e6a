"""`python -m makkerpar` is the command `makkerpar`."""

from __future__ import annotations

from makkerpar_tools.cli import main

if __name__ == "__main__":
    main()
