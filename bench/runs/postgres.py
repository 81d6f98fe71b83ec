"""Steps a second on PostgreSQL: a cluster in a temporary folder, a process that starts the runs, two that work."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ours import LAUNCHER, chain, write_workspace
from processes import Processes, wait_until
from program import PATIENCE, STEPS, free_port, said

USER = "postgres"
LABEL = "bench"
ALL = """\
schedule: {{after: {{file: go.txt}}, catchup: true}}
steps:
  warm: {{uses: pipeline/one_chain, for_each: {warming}}}
  all: {{uses: pipeline/one_chain, for_each: {items}, needs: [warm], run_on: always}}
"""
GOING = "SELECT 1 FROM run WHERE pipeline = 'all_chains' AND ended_at IS NULL"
MEASURED = "r.parent_step = 'all'"


class NoPostgres(Exception):
    """There is none to be started here."""


class Cluster:
    """A PostgreSQL as it comes, on loopback; its writes are forced."""

    def __init__(self, folder: Path):
        self.bin = programs()
        self.folder = folder
        self.port = free_port()
        self.processes = Processes(folder)
        self.as_user: list[str] = []
        if os.geteuid() == 0:  # which PostgreSQL does not run as
            shutil.chown(folder, USER)
            self.as_user = ["/usr/sbin/runuser", "-u", USER, "--"]

    def start(self) -> None:
        data = self.folder / "data"
        subprocess.run(
            [*self.as_user, self.bin / "initdb", "-D", data, "-A", "trust", "-U", USER, "-E", "UTF8"],
            cwd=self.folder,
            check=True,
            capture_output=True,
        )
        settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "port": self.port}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self.processes.start(*self.as_user, self.bin / "postgres", "-D", data, *options)
        wait_until(self.answers, PATIENCE)

    def answers(self) -> bool:
        ready = [self.bin / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(ready).returncode == 0

    def address(self) -> str:
        return f"jdbc:postgresql://127.0.0.1:{self.port}/postgres?user={USER}"

    def rows(self, query: str) -> list[list[str]]:
        told = subprocess.run(
            [self.bin / "psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", USER, "-Atc", query],
            check=True,
            capture_output=True,
            text=True,
        )
        return [line.split("|") for line in told.stdout.splitlines()]


def programs() -> Path:
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda f: int(f.parts[-3])
    )
    if not found and not shutil.which("initdb"):
        raise NoPostgres("there is no initdb")
    return found[-1].parent if found else Path(str(shutil.which("initdb"))).parent


@dataclass(frozen=True)
class Round:
    steps_a_second: float
    runs: int
    failed: int


class Workers:
    """Two workers. A process with no steps to work on has begun the runs, and has ended before the workers start."""

    def __init__(self, folder: Path, cluster: Cluster, steps: int):
        self.workspace = folder / "workspace"
        self.cluster = cluster
        self.processes = Processes(folder)
        labelled = re.sub(r"\{uses:", f"{{worker: {LABEL}, uses:", chain(STEPS))
        items = list(range(steps // STEPS))
        write_workspace(
            self.workspace,
            f'store: "{cluster.address()}"\n',
            one_chain=labelled,
            all_chains=ALL.format(warming=items[: max(1, len(items) // 2)], items=items),
        )
        (self.workspace / "go.txt").touch()

    def begin(self) -> None:
        place = ("--workspace", self.workspace)
        self.processes.start(LAUNCHER, "serve", "--no-web", *place)
        wait_until(lambda: self.rows(f"SELECT 1 FROM task WHERE label = '{LABEL}' LIMIT 1"), PATIENCE, 0.5)
        self.processes.end()
        for _ in range(2):
            self.processes.start(LAUNCHER, "worker", "--label", LABEL, *place)

    def rows(self, query: str) -> list[list[str]]:
        try:
            return self.cluster.rows(query)
        except subprocess.CalledProcessError:
            return []  # its tables are not there yet

    def measured(self) -> Round:
        """From the beginning of the first step to the end of the last, of the runs that are not for warming."""
        wait_until(lambda: self.rows(f"SELECT 1 WHERE NOT EXISTS ({GOING})"), PATIENCE, 0.5)
        [[runs, failed]] = self.rows(
            f"SELECT COUNT(*), COUNT(*) FILTER (WHERE state <> 'succeeded') FROM run r WHERE {MEASURED}"
        )
        [[steps, seconds, workers]] = self.rows(
            "SELECT COUNT(*), (MAX(a.ended_at) - MIN(a.started_at)) / 1e6, COUNT(DISTINCT a.worker)"
            f" FROM attempt a JOIN run r ON r.id = a.run_id WHERE {MEASURED} AND a.state = 'SUCCEEDED'"
        )
        said(f"PostgreSQL: {steps} steps of {workers} workers in {float(seconds):.1f} s")
        if workers != "2":
            raise ChildProcessError(f"{workers} workers had steps")
        return Round(int(steps) / float(seconds), int(runs), int(failed))


def throughput(folder: Path, steps: int) -> Round:
    """With two workers, after half as many steps that warm them."""
    folder.mkdir()
    folder.chmod(0o755)
    cluster = Cluster(folder / "cluster")
    workers = None
    try:
        cluster.start()
        workers = Workers(folder / "onggi", cluster, steps)
        workers.begin()
        return workers.measured()
    except Exception:
        if workers:
            said(workers.processes.tail())
        said(cluster.processes.tail())
        raise
    finally:
        if workers:
            workers.processes.end()
        cluster.processes.end()
