"""Onggi: its workspaces, and what is measured of it alone."""

import json
import random
import shutil
import socket
import sqlite3
import statistics
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

from processes import wait_until
from program import PATIENCE, STEPS, Ended, Program, answered

HERE = Path(__file__).resolve().parent
LAUNCHER = HERE.parents[1] / "onggi"
LATENCY_PAUSE = (0.05, 0.15)


def chain(steps: int, side_by_side: int = 1) -> str:
    """A collect of one row, and checks that one after the other look at it and hand it on."""
    check = "{uses: check, expect: [{required: [nothing]}]}"
    lines = [f"max_active_runs: {side_by_side}", "steps:", "  s0: {uses: collect/Stamp}"]
    return "\n".join(lines + [f"  s{n}: {check}" for n in range(1, steps)]) + "\n"


def publishing_chain(steps: int, side_by_side: int = 1) -> str:
    """Drop-ins one after the other, each of which publishes a file of its own."""
    lines = [f"max_active_runs: {side_by_side}", "steps:", "  s0: {uses: collect/Stamp}"]
    more = [f"  s{n}: {{uses: collect/Stamp, needs: [s{n - 1}]}}" for n in range(1, steps)]
    return "\n".join(lines + more) + "\n"


ONE = """\
max_active_runs: 10
steps:
  only: {uses: collect/Stamp, into: stamps.txt}
"""

HOLD = """\
steps:
  held: {uses: collect/Stamp, into: held.txt, until: go.txt}
"""


def write_workspace(folder: Path, settings: str = "", **pipelines: str) -> None:
    for name in ("collectors", "pipelines"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    # a disk that is nearly full is no matter here; else no step would begin
    room = "disk: {keep_free: 100MB}\n"
    (folder / "onggi.yaml").write_text(f"timezone: Asia/Seoul\n{room}{settings}", encoding="utf-8")
    shutil.copy(HERE / "collectors/Stamp.java", folder / "collectors")
    for name, text in pipelines.items():
        (folder / f"pipelines/{name}.yaml").write_text(f"name: {name}\n{text}", encoding="utf-8")


class Onggi(Program):
    """`onggi serve` on SQLite, triggered at its door as the other commands of `onggi` do."""

    name = "Onggi"
    pipeline = "chain"

    def __init__(self, home: Path):
        self.workspace = home / "workspace"
        super().__init__(home)
        write_workspace(
            self.workspace,
            chain=chain(STEPS),
            publishing=publishing_chain(STEPS),
            many=chain(STEPS, 100),
            many_publishing=publishing_chain(STEPS, 100),
            one=ONE,
            hold=HOLD,
        )

    def start(self) -> None:
        self.processes.start(LAUNCHER, "serve", "--no-web", "--workspace", self.workspace)

    def door(self, order: str, **arguments: str) -> dict[str, str]:
        with socket.socket(socket.AF_UNIX) as door:
            door.settimeout(PATIENCE)
            door.connect(str(self.workspace / ".onggi/door"))
            asked = json.dumps({"order": order, "arguments": arguments})
            door.sendall(asked.encode() + b"\n")
            with door.makefile() as answers:
                answer = json.loads(answers.readline())
        if "answer" not in answer:
            raise ValueError(json.dumps(answer)[:500])
        return answer["answer"]

    def ready(self) -> bool:
        with socket.socket(socket.AF_UNIX) as door:
            door.connect(str(self.workspace / ".onggi/door"))
        return True

    def trigger(self) -> str:
        return self.start_run(self.pipeline)

    def start_run(self, pipeline: str) -> str:
        return self.door("start", pipeline=pipeline)["run"]

    def rows(self, query: str, *values: str) -> list[tuple]:
        address = f"file:{self.workspace}/.onggi/onggi.db?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=30)) as store:
            return store.execute(query, values).fetchall()

    def ended(self, run: str) -> Ended | None:
        [(state, end)] = self.rows("SELECT state, ended_at FROM run WHERE id = ?", run)
        if end is None:
            return None
        [(first, steps)] = self.rows(
            "SELECT MIN(started_at), COUNT(*) FROM attempt WHERE run_id = ? AND state = 'SUCCEEDED'", run
        )
        return Ended(state == "succeeded" and steps == STEPS, first / 1e6, instant(end))


def instant(text: str) -> float:
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


# from the trigger to the first step


def latencies(onggi: Onggi, triggers: int, seed: int) -> list[float]:
    """Milliseconds from a trigger to the first line of the step's own code."""
    chance = random.Random(seed)
    stamps = onggi.workspace / "stamps.txt"
    taken = []
    before = lines(stamps)
    for number in range(triggers):
        triggered = time.time()
        onggi.start_run("one")
        seen = wait_until(lambda: lines(stamps)[len(before) + number :], PATIENCE, 0.002)
        taken.append((float(seen[0]) - triggered) * 1000)
        time.sleep(chance.uniform(*LATENCY_PAUSE))
    return taken


def lines(file: Path) -> list[str]:
    """Those that are whole."""
    return file.read_text().splitlines() if file.exists() and file.read_text().endswith("\n") else []


def share(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


# steps a second on SQLite


def throughput(onggi: Onggi, pipeline: str, steps: int) -> float:
    """Of runs of the chain side by side, from the first trigger to the end of the last run."""
    triggered = time.time()
    runs = [onggi.start_run(pipeline) for _ in range(steps // STEPS)]
    marks = ",".join("?" * len(runs))

    def all_ended() -> bool:
        [(left,)] = onggi.rows(
            f"SELECT COUNT(*) FROM run WHERE ended_at IS NULL AND id IN ({marks})", *runs
        )
        return left == 0

    wait_until(all_ended, PATIENCE, 0.25)
    [(end, failed)] = onggi.rows(
        f"SELECT MAX(ended_at), SUM(state <> 'succeeded') FROM run WHERE id IN ({marks})", *runs
    )
    if failed:
        raise ChildProcessError(f"{failed} runs failed")
    return len(runs) * STEPS / (instant(end) - triggered)


# after a kill


def fill(onggi: Onggi, runs: int) -> None:
    """Runs short runs until the store holds so many."""

    def held(where: str) -> int:
        return onggi.rows(f"SELECT COUNT(*) FROM run WHERE {where}")[0][0]

    for _ in range(runs - held("1 = 1")):
        onggi.start_run("one")
    wait_until(lambda: held("ended_at IS NULL") == 0, PATIENCE, 0.5)


def recovery(onggi: Onggi) -> float:
    """Seconds from the start of the next process to the first line of the step that was interrupted."""
    stamps = onggi.workspace / "held.txt"
    run = onggi.start_run("hold")
    before = len(wait_until(lambda: lines(stamps), PATIENCE))
    onggi.processes.kill()
    onggi.processes = onggi.started()
    begin = time.time()
    onggi.start()
    again = wait_until(lambda: lines(stamps)[before:], PATIENCE, 0.02)
    (onggi.workspace / "go.txt").touch()
    wait_until(answered(lambda: onggi.rows("SELECT 1 FROM run WHERE id = ? AND state = 'succeeded'", run)), 60)
    return float(again[0]) - begin
