"""For authors and instructors; no lesson imports it.

=================  ====================================================================================
`notebooks`        notebooks executed, and tidied into the one form that is stored
`spoilers`         what answers a question before the learner does
`exercises`        exercises, made from the solutions
`pages`            what pages repeat of the lessons' headers: maps, tables, launch links, the glossary
`files`            every made or tidied file, as it should be, and what is not
`new`              a new lesson, laid out with all its places
`pins`             the whole resolved set of packages
`grading`          a folder for nbgrader, and what cannot be graded, in words
`reading`          the reading edition
=================  ====================================================================================

``python -m netscore.authoring`` executes and tidies the notebooks and makes the rest from them.
"""

from netscore.authoring.exercises import STUB

__all__ = ["STUB"]  # nbgrader_config.py, as instructors have it, takes it from here
