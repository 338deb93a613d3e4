"""What can go wrong, each kind with the exit code it ends the program with."""

from collections.abc import Sequence
from typing import ClassVar


class RolecmpError(Exception):
    """A failure the user can do something about; its text is one clear message.

    The text may quote whatever the user gave; it is made safe to show where it
    is printed.
    """

    exit_code: ClassVar[int] = 1

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said of it, line by line."""
        return (f"rolecmp: {self}",)


class CatalogError(RolecmpError):
    """A role catalog cannot be read, or is not valid."""


class UnreadableError(RolecmpError):
    """Some files cannot be read; the others have been dealt with."""

    def __init__(self, reasons: Sequence[str]) -> None:
        """Tell the reason for each."""
        super().__init__(*reasons)

    @property
    def lines(self) -> tuple[str, ...]:
        """The reasons, each on its line."""
        return tuple(f"rolecmp: {reason}" for reason in self.args)


class CannotWriteError(RolecmpError):
    """What was asked for cannot be written to where it was to go."""


class UnknownNameError(RolecmpError):
    """A name fits nothing in the catalog, or more than one thing."""


class UsageError(RolecmpError):
    """The command was called in a way that makes no sense."""

    exit_code = 2
