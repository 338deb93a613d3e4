"""The entry point: `rolecmp`, and `python -m rolecmp`."""

import gc
import os
import signal
import sys
from types import ModuleType

TYPE_CHECKING = False  # typing would take a part of the time to start
if TYPE_CHECKING:
    from typing import NoReturn

INTERRUPTED = 130
"""The exit code of an interrupt."""


class NoPlugins(ModuleType):
    """What stands in for the module by which pydantic searches all packages for plugins.

    We want none, and loading it would take every command a twentieth of its time, even where
    plugins are disabled.
    """

    NAME = "pydantic.plugin._loader"
    get_plugins = tuple

    def __getattr__(self, name: str) -> object:
        """Return what else a version of pydantic has in that module, by loading it after all."""
        if name.startswith("__"):  # the import system looks for these
            raise AttributeError(name)
        if sys.modules.get(self.NAME) is self:
            del sys.modules[self.NAME]
        from importlib import import_module

        return getattr(import_module(self.NAME), name)


def main() -> "NoReturn":
    """Run the command line and end the process with its exit code."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # An exception could come up anywhere, also where pydantic takes it for another one.
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    # A run is short: searching new modules and models for cycles costs more than it frees.
    gc.disable()
    sys.modules.setdefault(NoPlugins.NAME, NoPlugins(NoPlugins.NAME))
    try:
        from rolecmp.cli.program import app

        code = app(prog_name="rolecmp", standalone_mode=False)
    except KeyboardInterrupt:  # while a file was written, which is tidied up
        code = INTERRUPTED
    except ImportError as error:
        code = _failed(f"cannot start: {error}")
    except BaseException as error:
        # Without memory, what is written in C or Rust may end in these, too; the class of
        # the latter is not exported.
        is_short = isinstance(error, MemoryError | SystemError)
        if not is_short and type(error).__name__ != "PanicException":
            raise
        code = _failed("there is not enough memory for this")
    # Everything is written by now. Taking the interpreter apart would cost a tenth of the
    # whole run, and could only fail at writing once more.
    os._exit(code)


def _failed(reason: str) -> int:
    """Write why nothing can be done, by itself: there may be nothing else to do that with."""
    os.write(2, f"rolecmp: {reason}\n".encode())
    return 1


if __name__ == "__main__":
    main()
