"""The errors a user can do something about, each with its exit code."""

from collections.abc import Sequence
from typing import ClassVar


class RolecmpError(Exception):
    """A failure the user can do something about; its text is one clear message.

    The text may quote whatever the user gave; it is made safe where it is printed.
    """

    exit_code: ClassVar[int] = 1

    @property
    def lines(self) -> tuple[str, ...]:
        """The message, line by line."""
        return (f"rolecmp: {self}",)


class CatalogError(RolecmpError):
    """A role catalog cannot be read, or is not valid."""


class UnreadableError(RolecmpError):
    """Some files cannot be read; the others have been processed."""

    def __init__(self, reasons: Sequence[str]) -> None:
        """Take one reason for each file."""
        super().__init__(*reasons)

    @property
    def lines(self) -> tuple[str, ...]:
        """The reasons, one on each line."""
        return tuple(f"rolecmp: {reason}" for reason in self.args)


class CannotWriteError(RolecmpError):
    """The output file cannot be written."""


class UnknownNameError(RolecmpError):
    """Names match nothing in the catalog, or more than one thing: a message for each."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The messages, one on each line."""
        return tuple(f"rolecmp: {message}" for message in self.args)


class UsageError(RolecmpError):
    """The command line makes no sense."""

    exit_code = 2
