"""Programs of several processes: started in a home of their own, weighed, and ended with all that they have begun."""

import os
import signal
import subprocess
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psutil

T = TypeVar("T")
MARK = "ONGGI_BENCH"
GRACE = 20


class Processes:
    """Those that were started here and all that they have begun: what is of their sessions, and what bears their mark.

    Some write their title over their environment, and some begin a session of their own.
    """

    def __init__(self, folder: Path, environment: dict[str, str] | None = None):
        self.folder = folder
        self.mark = uuid.uuid4().hex
        self.environment = os.environ | {"HOME": str(folder), MARK: self.mark} | (environment or {})
        self.started: list[subprocess.Popen] = []
        folder.mkdir(parents=True, exist_ok=True)

    def start(self, *command: object) -> subprocess.Popen:
        log = self.folder / f"{Path(str(command[0])).name}-{len(self.started)}.log"
        with log.open("ab") as out:
            process = subprocess.Popen(
                [str(part) for part in command],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.started.append(process)
        return process

    def marked(self) -> list[psutil.Process]:
        return [process for process in psutil.process_iter() if self.own(process)]

    def own(self, process: psutil.Process) -> bool:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return False
            return os.getsid(process.pid) in self.sessions() or process.environ().get(MARK) == self.mark
        except (psutil.Error, OSError):
            return False  # it has ended, or is somebody else's

    def sessions(self) -> set[int]:
        return {process.pid for process in self.started}

    def memory(self) -> tuple[float, float, int]:
        """Resident megabytes, the same with shared pages counted once, and how many processes they are."""
        resident = shared_once = count = 0
        for process in self.marked():
            try:
                resident += process.memory_info().rss
                shared_once += process.memory_full_info().pss
                count += 1
            except psutil.Error:
                pass
        return resident / 1e6, shared_once / 1e6, count

    def kill(self) -> None:
        """`kill -9`, all at once, and those that began meanwhile."""
        while found := self.marked():
            for process in found:
                try:
                    process.kill()
                except psutil.Error:
                    pass
            psutil.wait_procs(found, timeout=5)
            self.reap()
        self.started.clear()  # their numbers may be somebody else's from now on

    def end(self, word: signal.Signals = signal.SIGTERM) -> None:
        """In good order where they can, the last started first."""
        for process in reversed(self.started):
            if process.poll() is None:
                process.send_signal(word)
        deadline = time.monotonic() + GRACE
        while self.marked() and time.monotonic() < deadline:
            self.reap()
            time.sleep(0.1)
        self.kill()

    def reap(self) -> None:
        for process in self.started:
            process.poll()

    def died(self) -> bool:
        return any(process.poll() is not None for process in self.started)

    def tail(self) -> str:
        """The end of what was said, for those who look for the cause."""
        lines = []
        for log in sorted(self.folder.glob("*.log")):
            text = log.read_text(errors="replace").strip().splitlines()
            lines += [f"{log.name}:", *text[-8:]]
        return "\n    ".join(lines)


def wait_until(look: Callable[[], T], seconds: float, every: float = 0.05) -> T:
    """What `look` finds once it finds something."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"nothing within {seconds:.0f} s")
        time.sleep(every)
    return found
