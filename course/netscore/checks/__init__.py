"""One module for each exercise set. A check says in words what is right, or what went wrong; it never raises."""
