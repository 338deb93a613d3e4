"""One catalog file of the several that may be combined, and problems at places in it."""

from dataclasses import dataclass
from functools import cached_property

from pydantic import JsonValue

from rolecmp.catalog.model import Catalog
from rolecmp.catalog.places import JsonPath, Place, Places
from rolecmp.catalog.problems import NO_GUESS, Guess, Problem


@dataclass(frozen=True)
class Layer:
    """A catalog file that has been read.

    `json` is None if the text is not JSON, and `catalog` is None if the JSON does not fit
    the models. `problems` are those that the file has by itself.
    """

    file: str
    text: str = ""
    json: JsonValue = None
    catalog: Catalog | None = None
    problems: tuple[Problem, ...] = ()

    def problem(
        self,
        path: JsonPath,
        message: str,
        guess: Guess = NO_GUESS,
        *,
        first: JsonPath | None = None,
        key: int | None = None,
    ) -> Problem:
        """Return an error in the value at `path`, or, with `key`, in the key it ends in.

        `guess` is for its hint. `first` is the path of what it repeats. `key` counts from 0
        which of several equal keys it is; -1 is the last.
        """
        if first is not None:
            message += f", first on line {self._place(first, None if key is None else 0).line}"
        return Problem.at(self._place(path, key), path, message, guess)

    def _place(self, path: JsonPath, key: int | None) -> Place:
        return self._places.of_value(path) if key is None else self._places.of_key(path, key)

    @cached_property
    def _places(self) -> Places:
        return Places(self.text)
