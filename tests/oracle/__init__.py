"""A second opinion on the scenario language, written from its reference alone.

What lies here shares no code with the engine, and was written without reading it:

* ``expression``: conditions and values, evaluated while they are read.
* ``interpreter``: `Naive` plays a scenario over plain dicts, as ``run --json`` tells it.
* ``window``: what each seat gets to see and hear of such a play.
* ``generator`` (with ``prose`` and ``writer``): random valid scenarios that use every construct.
* ``constructs``: names the constructs that a scenario's files use, for the tests of coverage.
* ``validity``: what of the reference's rules a scenario breaks, the generator's conscience.

To compare an engine with it: write the files of ``make_scenario(seed)`` into a folder called
``scenario_id(seed)``, begin both for a seat of ``Naive(files).seats()`` with one seed, take the
same choices in both, and compare ``Game.result()`` and ``window(game, seat)`` after every take.

Clarity goes before speed everywhere. The interpreter takes valid scenarios only: it diagnoses
nothing, but raises `ValueError` where it meets what the reference forbids, so that a slip of the
generator does not pass for a difference between two interpreters.

Where the reference leaves a choice, each module says in its docstring what was chosen; the
generator keeps away from what would be a matter of taste.
"""
