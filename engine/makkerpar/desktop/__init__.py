"""The window: what a leader sees, on pygame.

Read in this order: `tokens` (colours, type, spaces), `look` (what every node needs to know),
`nodes` (things that measure and draw), `view` (a screen, and what it answers an event with), `app`
(the loop), then the screens in `screens`.
"""

import os

# Before pygame is imported anywhere in here: it greets on standard output otherwise.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
