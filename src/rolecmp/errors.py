"""The errors a user can do something about, each with its exit code."""

from collections.abc import Sequence
from typing import ClassVar


class RolecmpError(Exception):
    """A failure the user can do something about; its text is one clear message.

    The text may quote whatever the user gave; it is made safe where it is printed.
    """

    exit_code: int = 1
    has_tip: ClassVar[bool] = False
    """Whether another command line would be right, so that one can be proposed."""
    catalog: object = None
    """The `Catalog` that the question was put to, if it came to that."""

    def __init__(self, *messages: str, replace: tuple[str, str] | None = None) -> None:
        """Take the message, and which words were wrong and what was probably meant."""
        super().__init__(*messages)
        self.replace = replace

    def __str__(self) -> str:
        return "; ".join(map(str, self.args))

    @property
    def lines(self) -> tuple[str, ...]:
        """The message, line by line."""
        return tuple(f"rolecmp: {message}" for message in self.args)


class CatalogError(RolecmpError):
    """A role catalog cannot be read, or is not valid."""


class TextError(RolecmpError):
    """A job ad or a résumé cannot be read."""


class UnreadableError(RolecmpError):
    """Some files cannot be read: what is no file may be a role."""

    has_tip = True

    def __init__(self, reasons: Sequence[str]) -> None:
        """Take one reason for each file."""
        super().__init__(*reasons)


class CannotWriteError(RolecmpError):
    """The output file cannot be written."""


class BeyondExcerptError(RolecmpError):
    """A question goes beyond the part of a large catalog that was read."""


class UnknownNameError(RolecmpError):
    """Names match nothing in the catalog, or more than one thing: a message for each."""

    has_tip = True


class InputError(RolecmpError):
    """The command line would destroy an input; no other one is proposed."""

    exit_code = 2


class UsageError(RolecmpError):
    """The command line makes no sense."""

    exit_code = 2
    has_tip = True
