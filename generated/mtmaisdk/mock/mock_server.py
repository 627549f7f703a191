"""A running server for tests; what it runs is imported when it starts, since pytest imports this module."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typing_extensions import Unpack

from mtmaisdk.mock.received import ReceivedRequest
from mtmaisdk.mock.script_types import Pieces, ScriptedAnswer

if TYPE_CHECKING:
    from mtmaisdk.mock.exchange import Exchange
    from mtmaisdk.mock.fault_plan import FaultPlan
    from mtmaisdk.mock.recording import Recording
    from mtmaisdk.mock.script_plan import ScriptPlan
else:
    # So that annotations evaluate.
    FaultPlan = Recording = ScriptPlan = Any


@dataclass(eq=False, repr=False)
class MockServer:
    """A running server.

    Attributes:
        url: Its base address.
        urls: The address of each backend, the `host` of a `Configuration`: `urls["openai"]`, `urls["fastgpt"]` etc.
        requests: The requests received, oldest first.
        mismatches: Answers that did not match the contract, if the server checks them.
        recording: What is recorded, and written when the server stops.
    """

    url: str
    urls: Mapping[str, str]
    requests: list[ReceivedRequest]
    mismatches: list[str]
    _fault_plan: FaultPlan
    _script: ScriptPlan
    recording: Recording | None = None

    def answer(
        self,
        said: Pieces | None = None,
        /,
        *,
        asked: Callable[[ReceivedRequest], bool] | None = None,
        **given: Unpack[ScriptedAnswer],
    ) -> None:
        """Scripts an answer, in the words of whatever backend is asked; answers are given in the order of scripting.

        Args:
            said: What is said, whole or in pieces; a number between pieces is a pause in seconds.
            asked: Whether a request is answered, besides what `when` asks for.
            **given: The keys of an answer in a script: `when`, `times`, `reasoning`, `json`, `tool_calls`, `error` etc.

        Raises:
            ValueError: A key is unknown, a value is invalid, or keys do not go together; the message says which.
        """
        text = {"text": said} if said is not None else {}
        self._script.add({**given, **text}, asked)

    def replay(self, file: str | Path, *, record_from: str | None = None, redact: Collection[str] = ()) -> None:
        """Scripts the answers of a file, after those that are planned.

        Args:
            file: A script, or where to record one.
            record_from: Address of a server that answers if there is no such file, which is then written at the end.
            redact: Names of JSON fields and query parameters whose values are not recorded.

        Raises:
            ValueError: It is no script, or no address; the message says where.
            OSError: It cannot be read.
        """
        path = Path(file)
        if record_from is None or path.exists():
            self._script.replay(path)
            return

        if self.recording is not None:
            raise ValueError(f"{path}: a recording is being made already, and a server makes one at a time")
        from mtmaisdk.mock.recorder import Recorder
        from mtmaisdk.mock.recording import Recording, received_of

        recording = Recording(path, redact)

        def record(exchange: Exchange) -> None:
            self.requests.append(received_of(exchange))
            recording.add(exchange)

        self._script.recorder = Recorder(record_from, record, decompresses=True)
        self.recording = recording

    @property
    def unmatched(self) -> list[str]:
        """What was expected and what came, for each request that was refused as `strict` asks."""
        return self._script.unmatched

    def fault(self, faults: str, times: int = 1) -> None:
        """Applies faults to the next requests, after those that are planned already.

        Args:
            faults: The faults, as in `status=429;retry-after=1`; `python -m mtmaisdk.mock --faults` lists them.
            times: The number of requests.

        Raises:
            ValueError: A fault is unknown, or its value is invalid.
        """
        self._fault_plan.add(faults, times)

    def clear(self) -> None:
        """Forgets the received requests, and the planned faults and answers."""
        self.requests.clear()
        self._script.clear()
        self._fault_plan.clear()


@contextmanager
def run_mock_server(**settings: Any) -> Iterator[MockServer]:
    """Serves on a free port of the loopback address while the context is open.

    Args:
        **settings: Arguments of `make_app`.

    Yields:
        The server.

    Raises:
        ValueError: A recording was refused, since something in it looks like a secret.
    """
    from mtmaisdk.mock.backends import backend_names
    from mtmaisdk.mock.background import run_in_background
    from mtmaisdk.mock.contract import load
    from mtmaisdk.mock.server import FAULT_PLAN, MISMATCHES, REQUESTS, SCRIPT, make_app

    app = make_app(**settings)
    with run_in_background(app) as url:
        urls = dict.fromkeys(backend_names(load()), url)
        server = MockServer(url, urls, app[REQUESTS], app[MISMATCHES], app[FAULT_PLAN], app[SCRIPT])
        yield server
    # Requests that were still open have ended.
    if recording := server.recording:
        if recording.refused:
            raise ValueError(f"not recorded: {'; '.join(recording.refused)}")
        recording.save()
