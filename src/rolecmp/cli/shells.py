"""Adjustments to Typer for the shells that complete a command line.

Typer exports none of what they take: its private names stand here, each with the reason.
"""

import os
from collections.abc import Iterator, Sequence
from typing import Any

from rolecmp.errors import UsageError

COMPLETE_VARIABLE = "_ROLECMP_COMPLETE"
"""The environment variable with which a shell requests a completion."""


def completion_script(shell: str | None = None) -> str:
    """Return the completion script for a shell, by default for the one that this runs in.

    Raises:
        UsageError: the shell is unknown or not supported.
    """
    # Private: only Typer's own --show-completion uses them, which loads pydantic on the
    # way to the help of every command.
    from typer._completion_shared import Shells, _get_shell_name, get_completion_script

    name = shell or _get_shell_name()
    if name is None or name not in {*Shells}:
        wrong = f'unknown shell "{shell}"' if shell else "cannot detect a supported shell"
        replace = (shell, "bash") if shell else ("completion", "rolecmp completion bash")
        raise UsageError(f"{wrong}; use {', '.join(Shells)}", replace=replace)
    return get_completion_script(prog_name="rolecmp", complete_var=COMPLETE_VARIABLE, shell=name)


def prepare_completion() -> None:
    """Make Typer complete without its own options, and words with "=" in every shell."""
    # Bash passes both; without them, or with nonsense, there is nothing to complete.
    os.environ.setdefault("COMP_WORDS", "")
    if not os.environ.get("COMP_CWORD", "").isdecimal():
        os.environ["COMP_CWORD"] = "0"
    # Private: Typer calls it only if its own completion options are on.
    from typer import _completion_classes as shells

    shells.completion_init()
    # Private: it loads rich to remove markup from our help, which has none.
    shells._sanitize_help_text = lambda text: text
    # Private: the classes know what a shell passes, but not that a word may be in pieces there.
    classes: tuple[Any, ...] = (
        shells.BashComplete,
        shells.ZshComplete,
        shells.FishComplete,
        shells.PowerShellComplete,
    )
    for shell in classes:
        shell.get_completions = _completing_words(shell.get_completions)


def _completing_words(completions: Any) -> Any:  # noqa: ANN401 - Typer exports no type of it
    """Return a function that completes words with "=" whole, whatever a shell passes of them."""

    def of_words(self: Any, args: list[str], incomplete: str) -> Any:  # noqa: ANN401
        *before, word = _joined([*args, incomplete])
        option, equals, _ = word.partition("=")
        prefix = f"{option}=" if equals and option.startswith("-") else ""
        # What bash has cut off before the word under the cursor is not replaced.
        kept = word.rpartition("=")[0] + "=" if word != incomplete else ""
        items = completions(self, before, word)
        for item in items:
            item.value = f"{prefix}{item.value}".removeprefix(kept)
        return items

    return of_words


def _joined(words: Sequence[str]) -> Iterator[str]:
    """Yield words that bash passes in three pieces, such as `--from`, `=` and `ds`, as one."""
    word: str | None = None
    for piece in words:
        if word is not None and (piece == "=" or word.endswith("=")):
            word += piece
        else:
            if word is not None:
                yield word
            word = piece
    yield word or ""
