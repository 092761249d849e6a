# Every target sets up .venv by itself; all the work is in tools/dev.py, which needs no make.
PYTHON ?= python3

.PHONY: help play test check bench screenshots setup

help:
	@echo 'make play     play (ARGS="budgetkrisen --seat chief" goes straight into a case)'
	@echo 'make test     run the tests (ARGS goes to pytest)'
	@echo 'make check    ruff, mypy --strict, import-linter'
	@echo 'make bench    measure'
	@echo 'make screenshots  draw the pictures of the window in docs/ anew'
	@echo 'make setup    only set up .venv, for an editor'

play test check bench screenshots setup:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo 'There is no $(PYTHON) here. Makkerpar needs Python 3.11 or newer: install it with your' >&2; \
	  echo 'package manager or from python.org, or name it: make $@ PYTHON=/path/to/python' >&2; exit 1; }
	@$(PYTHON) tools/dev.py $@ $(ARGS)
