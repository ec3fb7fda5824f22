"""In a notebook: a check that comes before its answer says so, and the cells below it run on.

``print(checks.ex_5_2(gray_people))`` stops with a NameError before the check begins, if `gray_people` is not there yet.
So IPython, which can rewrite the code of a cell before it runs, is asked to look the name up with care. What is saved
in a notebook stays as it is, also in notebooks of learners from before.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable
from typing import Any

from netscore.checks.base import Missing

CHECK = re.compile(r"ex_\d+_\d+")
CAREFUL = "__import__('netscore.checks.early', fromlist=['early']).answer({name!r}, lambda: {name})"


class Careful(ast.NodeTransformer):
    """Rewrite what checks are given.

    Examples
    --------
    >>> ast.unparse(Careful().visit(ast.parse("checks.ex_5_3(people)")))
    "checks.ex_5_3(__import__('netscore.checks.early', fromlist=['early']).answer('people', lambda: people))"
    >>> ast.unparse(Careful().visit(ast.parse("checks.ex_5_3(8), other(people)")))
    '(checks.ex_5_3(8), other(people))'
    """

    def visit_Call(self, call: ast.Call) -> ast.Call:
        self.generic_visit(call)
        if CHECK.fullmatch(getattr(call.func, "attr", getattr(call.func, "id", ""))):
            call.args = [_careful(one) if isinstance(one, ast.Name) else one for one in call.args]
        return call

    def visit_ClassDef(self, definition: ast.ClassDef) -> ast.ClassDef:
        return definition  # a lambda does not see the names of the class around it


def _careful(name: ast.Name) -> ast.expr:
    expression = ast.parse(CAREFUL.format(name=name.id), mode="eval").body
    for node in ast.walk(expression):
        ast.copy_location(node, name)
    return expression


def answer(name: str, value: Callable[[], Any]) -> Any:
    """Return the value, or that there is none of this name yet.

    Parameters
    ----------
    name
        Of the answer.
    value
        Looks it up, and raises NameError where there is none.

    Returns
    -------
    Any
        The value, or a `Missing`.

    Examples
    --------
    >>> answer("people", lambda: 8), answer("people", lambda: people)
    (8, Missing(name='people'))
    """
    try:
        return value()
    except NameError:
        return Missing(name)


def listen() -> None:
    """Rewrite the calls of checks in all cells that are run from now on; outside IPython, do nothing."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell and not any(isinstance(one, Careful) for one in shell.ast_transformers):
        shell.ast_transformers.append(Careful())
