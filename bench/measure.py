"""Runs a command and measures what a user feels: wall time and the memory of the whole process tree."""

import statistics
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil

SAMPLE_SECONDS = 0.02


@dataclass(frozen=True)
class Run:
    seconds: float
    peak_mb: float
    exit_status: int


def high_water(process: psutil.Process) -> int:
    """The kernel's own mark of one program, which catches what falls between two samples."""
    try:
        for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def tree_bytes(root: psutil.Process) -> int:
    total = highest = 0
    for process in [root, *root.children(recursive=True)]:
        try:
            total += process.memory_info().rss
            highest = max(highest, high_water(process))
        except psutil.NoSuchProcess:
            pass
    return max(total, highest)


def run(command: list[str], log: Path) -> Run:
    """Output goes to the log; the peak is the largest sum of resident memory over the tree."""
    peak = 0
    done = threading.Event()

    def sample(root: psutil.Process) -> None:
        nonlocal peak
        while not done.is_set():
            try:
                peak = max(peak, tree_bytes(root))
            except psutil.NoSuchProcess:
                return
            done.wait(SAMPLE_SECONDS)

    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
        )
        sampler = threading.Thread(target=sample, args=[psutil.Process(process.pid)], daemon=True)
        sampler.start()
        exit_status = process.wait()
        seconds = time.perf_counter() - start
    done.set()
    sampler.join()
    return Run(round(seconds, 3), round(peak / 1e6, 1), exit_status)


@dataclass
class Job:
    """A program in a comparison; `prepare` is not measured."""

    name: str
    command: list[str]
    prepare: Callable[[], None] = lambda: None
    runs: list[Run] = field(default_factory=list)

    def failed(self) -> bool:
        return any(r.exit_status != 0 for r in self.runs)

    def median(self) -> float:
        return statistics.median(r.seconds for r in self.runs)

    def peak(self) -> float:
        return max(r.peak_mb for r in self.runs)

    def as_json(self) -> dict:
        return {
            "name": self.name,
            "command": self.command,
            "median_seconds": self.median(),
            "peak_mb": self.peak(),
            "runs": [asdict(r) for r in self.runs],
        }


def alternate(jobs: list[Job], rounds: int, logs: Path) -> None:
    """Runs every job once per round, so that a slow minute of the machine hits all of them."""
    for number in range(1, rounds + 1):
        for job in jobs:
            job.prepare()
            log = logs / f"{job.name.replace(' ', '-')}-{number}.log"
            result = run(job.command, log)
            job.runs.append(result)
            print(f"  {job.name} {number}/{rounds}: {result.seconds:.2f} s, {result.peak_mb:.0f} MB")
            if result.exit_status != 0:
                tail = log.read_text(errors="replace").splitlines()[-15:]
                print(f"  exit status {result.exit_status}\n    " + "\n    ".join(tail))


def table(jobs: list[Job], base: Job) -> str:
    """A Markdown table; ratios above 1 say that the base is better."""
    lines = [
        f"| program | median s | fastest | slowest | peak MB | time / {base.name} | memory / {base.name} |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for job in jobs:
        seconds = [r.seconds for r in job.runs]
        note = " (failed)" if job.failed() else ""
        valid = not (job.failed() or base.failed())
        time_ratio = f"{job.median() / base.median():.2f}" if valid else "-"
        memory_ratio = f"{job.peak() / base.peak():.2f}" if valid and base.peak() else "-"
        lines.append(
            f"| {job.name}{note} | {job.median():.2f} | {min(seconds):.2f} | {max(seconds):.2f} "
            f"| {job.peak():.0f} | {time_ratio} | {memory_ratio} |"
        )
    return "\n".join(lines)
