"""Scenario files that nobody wrote: valid ones, damaged by a die.

* ``seeds``: the valid files that damage begins from.
* ``damage``: damage to bytes and text, as an editor, a mail program or malice does it.
* ``tree``: a file as a tree, damaged in its structure and written again.
* ``exercise``: everything that reads a scenario, done to one; raises where a fault is ours.
* ``mutate``: the campaign, ``python -m tests.fuzz.mutate --count 10000 --seed 1``.
* ``editor``: a file as an editor's language server sees it, for the tests of the JSON Schema.

A case is a number: ``mutate.case(seed, number)`` gives the same files everywhere.
"""
