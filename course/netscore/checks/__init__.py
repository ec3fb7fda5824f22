"""One module for each exercise set. A check says in words what is right, or what went wrong; it never raises.

Importing a set in a notebook changes one thing there: a check that comes before its answer says so (see `early`).
"""

from netscore.checks import early

early.listen()
