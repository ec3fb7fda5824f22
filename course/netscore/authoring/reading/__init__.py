"""The reading edition: the whole course as pages that need no kernel. ``python -m netscore.reading`` builds it."""
