"""A road that instructors have in their notes: ``python -m netscore.reading`` builds `netscore.authoring.reading`."""

import sys

from netscore.authoring.reading.__main__ import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
