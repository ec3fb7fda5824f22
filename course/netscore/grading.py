"""A road that instructors have in their notes: ``python -m netscore.grading`` is `netscore.authoring.grading`."""

import sys

from netscore.authoring.grading import lay_out, main, problems

__all__ = ["lay_out", "main", "problems"]

if __name__ == "__main__":
    sys.exit(main())
