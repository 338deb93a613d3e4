"""The program's entry: `rolecmp`, and `python -m rolecmp`."""

import gc
import os
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    # A run is short: to search the new modules and models for cycles costs more
    # than their memory is worth.
    gc.disable()
    # Looking for plugins among all that is installed would cost pydantic, and every
    # command, a tenth of its time; there is none we want to run with.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from rolecmp.cli import app

        code = app(prog_name="rolecmp", standalone_mode=False)
    except KeyboardInterrupt:
        # Typer turns an interrupt into this code itself; this one came while
        # the modules were still loading.
        code = 130
    # All is written by now. Taking the interpreter apart would cost a tenth of
    # the whole run, and could only fail at writing once more.
    os._exit(code)


if __name__ == "__main__":
    main()
