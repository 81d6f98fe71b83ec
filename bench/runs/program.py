"""What is measured of every program alike: a server that starts, and a chain that is triggered."""

import json
import signal
import socket
import statistics
import sys
import time
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path

from processes import Processes, wait_until

STEPS = 40
PATIENCE = 900
IDLE = 20


@dataclass(frozen=True)
class Ended:
    """How a run went, by the program's own record; times are seconds since 1970."""

    succeeded: bool
    first_step: float
    end: float


class Program(ABC):
    """A scheduler with its chain."""

    name = ""
    word = signal.SIGTERM
    """What ends it in good order."""

    def __init__(self, home: Path):
        self.home = home
        self.port = free_port()
        self.processes = self.started()

    def started(self) -> Processes:
        return Processes(self.home, self.environment())

    def environment(self) -> dict[str, str]:
        return {"CHAIN": str(STEPS)}

    @abstractmethod
    def start(self) -> None:
        """Starts its processes."""

    @abstractmethod
    def ready(self) -> bool:
        """Whether it knows the chain and takes a trigger."""

    @abstractmethod
    def trigger(self) -> str:
        """Starts the chain; the run's id."""

    @abstractmethod
    def ended(self, run: str) -> Ended | None:
        """How the run ended, if it has."""


def free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]


def ask(url: str, body: object = None, headers: dict[str, str] | None = None, seconds: float = 30):
    """JSON of a server, posted to it where there is a body."""
    request = urllib.request.Request(
        url,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"} | (headers or {}),
    )
    with urllib.request.urlopen(request, timeout=seconds) as answer:
        return json.load(answer)


def answered(look):
    """A look at a server that may not be there yet."""

    def careful():
        try:
            return look()
        except (OSError, ValueError, KeyError):
            return None

    return careful


def explained(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"{error}: {error.read(2000).decode(errors='replace')}"
    return str(error) or type(error).__name__


# what is measured


@dataclass
class Chain:
    """Seconds from the trigger to the first step, and to the end of the run."""

    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)

    def add(self, triggered: float, ended: Ended) -> None:
        self.first.append(ended.first_step - triggered)
        self.whole.append(ended.end - triggered)

    def median(self) -> float:
        return statistics.median(self.whole)

    def best(self) -> float:
        return min(self.whole)

    def before(self) -> float:
        return statistics.median(self.first)

    def a_step(self) -> float:
        """Milliseconds, from the first step on."""
        between = [whole - first for whole, first in zip(self.whole, self.first, strict=True)]
        return statistics.median(between) / STEPS * 1000


@dataclass
class Measured:
    name: str
    new: float
    again: float
    resident: float
    shared_once: float
    processes: int
    chain: Chain


def cold_start(program: Program) -> float:
    begin = time.monotonic()
    program.start()

    def look() -> bool:
        if program.processes.died():
            raise ChildProcessError("it ended by itself")
        return bool(answered(program.ready)())

    wait_until(look, PATIENCE)
    return time.monotonic() - begin


def run_chain(program: Program) -> tuple[float, Ended]:
    triggered = time.time()
    run = program.trigger()
    ended = wait_until(lambda: program.ended(run), PATIENCE, 0.25)
    if not ended.succeeded:
        raise ChildProcessError(f"the run {run} failed")
    return triggered, ended


def measure(program: Program, runs: int, seconds_idle: float = IDLE) -> Measured:
    """Starts it twice, weighs it, and runs the chain; it goes on serving."""
    new = cold_start(program)
    program.processes.end(program.word)
    program.processes = program.started()
    again = cold_start(program)
    time.sleep(seconds_idle)
    resident, shared_once, count = program.processes.memory()
    chain = Chain()
    for number in range(runs):
        chain.add(*run_chain(program))
        said(f"{program.name} {number + 1}/{runs}: {chain.whole[-1]:.2f} s")
    return Measured(program.name, new, again, resident, shared_once, count, chain)


def said(text: str) -> None:
    print(f"  {text}", file=sys.stderr, flush=True)
