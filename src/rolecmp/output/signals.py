"""The signals that end a program, while it has something to tidy up."""

import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from types import FrameType

Handler = Callable[[int, FrameType | None], object] | int | None
ENDING = [
    getattr(signal, name) for name in ("SIGHUP", "SIGQUIT", "SIGTERM") if hasattr(signal, name)
]
"""The signals that end a program at once, without an exception as that of Ctrl-C."""


def ended_by_signals() -> AbstractContextManager[None]:
    """Let the signals that end a program do so by an exception, so that nothing is left behind."""

    def end(number: int, _: FrameType | None) -> None:
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        raise SystemExit(128 + number)

    return _handled([signal.SIGINT, *ENDING], end)


def without_signals() -> AbstractContextManager[None]:
    """Let no signal that ends a program come in between."""
    return _handled([signal.SIGINT, *ENDING], signal.SIG_IGN)


@contextmanager
def _handled(numbers: list[int], handler: Handler) -> Iterator[None]:
    before: dict[int, Handler] = {}
    with suppress(ValueError):  # only the main thread has signals
        for each in numbers:
            # What ignores a signal, as nohup does, goes on doing so.
            if signal.getsignal(each) is not signal.SIG_IGN:
                before[each] = signal.signal(each, handler)
    try:
        yield
    finally:
        for each, former in before.items():
            signal.signal(each, former)
