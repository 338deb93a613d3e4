"""Docstrings, also where Python leaves them out: help and schemas are made of them."""

import ast
import inspect
from textwrap import dedent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def docstring(of: "Callable[..., object] | type") -> str | None:
    """Return the docstring of a function or a class; under `python -OO`, that in its source."""
    if of.__doc__ is not None:
        return of.__doc__
    try:
        source = dedent(inspect.getsource(inspect.unwrap(of)))
        # From Python 3.14 on, `ast.parse` leaves them out as well.
        tree = compile(source, "", "exec", ast.PyCF_ONLY_AST, optimize=0)
    except (OSError, TypeError, SyntaxError):
        return None
    found = tree.body[0] if isinstance(tree, ast.Module) else None
    return ast.get_docstring(found) if isinstance(found, ast.FunctionDef | ast.ClassDef) else None
