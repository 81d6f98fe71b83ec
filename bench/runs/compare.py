"""Onggi beside Airflow, Prefect and Dagster: one chain, one program after the other; started by `bench/run runs`."""

import argparse
import json
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import ours
import postgres
from peers import PEERS, NotInstalled
from program import STEPS, Measured, Program, explained, measure, run_chain, said

HERE = Path(__file__).resolve().parent
STANDARD = ["onggi", "postgres", "airflow", "prefect", "dagster"]
STORED = 1_000
AGAIN = f"goes on after `kill -9`, {STORED:,} stored runs, s"
GOALS = {"chain": 2.0, "p95": 50, "sqlite": 300, "postgres": 1_000, "recovery": 10}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/run runs", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="of the chain in each program")
    parser.add_argument("--triggers", type=int, default=200, help="from which to the first step is measured")
    parser.add_argument("--steps", type=int, default=1_000, help="of runs side by side on SQLite")
    parser.add_argument("--postgres-steps", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--only",
        action="append",
        choices=["onggi", "postgres", *PEERS],
        help=f"what is measured, {', '.join(STANDARD)} unless told; may be said several times",
    )
    parser.add_argument("--keep", action="store_true", help="keep the folder of homes and logs")
    parser.add_argument("--json", type=Path, default=HERE.parent / "target/runs.json")
    return parser.parse_args()


class Comparison:
    def __init__(self, options: argparse.Namespace, folder: Path):
        self.options = options
        self.folder = folder
        self.measured: list[Measured] = []
        self.alone: dict[str, float] = {}
        self.left_out: list[str] = []

    def wanted(self, name: str) -> bool:
        return name in (self.options.only or STANDARD)

    def run(self) -> None:
        if self.wanted("onggi"):
            self.guarded("Onggi", self.onggi)
        if self.wanted("postgres"):
            self.guarded("Onggi on PostgreSQL", self.postgres)
        for name, kind in PEERS.items():
            if self.wanted(name):
                self.guarded(name, lambda name=name, kind=kind: self.peer(name, kind))

    def guarded(self, name: str, work) -> None:
        """What cannot be measured is left out, with its reason."""
        try:
            work()
        except (NotInstalled, postgres.NoPostgres) as why:
            self.left_out.append(f"{name} is left out, since it cannot be had here: {explained(why)}")
        except Exception as why:
            self.left_out.append(f"{name} failed: {explained(why)}")
        else:
            return
        said(self.left_out[-1])

    def with_program(self, program: Program, work) -> None:
        try:
            work(program)
        except Exception:
            said(program.processes.tail())
            raise
        finally:
            program.processes.end(program.word)

    def peer(self, name: str, kind: type[Program]) -> None:
        home = self.folder / name
        home.mkdir()

        def work(program: Program) -> None:
            self.measured.append(measure(program, self.options.runs))

        self.with_program(kind(home), work)

    def onggi(self) -> None:
        # the socket of a workspace must have a short path
        self.with_program(ours.Onggi(self.folder / "onggi"), self.onggi_alone)

    def onggi_alone(self, onggi: ours.Onggi) -> None:
        options = self.options
        self.measured.append(measure(onggi, options.runs))
        onggi.pipeline = "publishing"
        self.alone["publishing"] = median_chain(onggi, options.runs)
        onggi.pipeline = "chain"
        taken = ours.latencies(onggi, options.triggers, options.seed)
        self.alone["p50"] = ours.share(taken, 50)
        self.alone["p95"] = ours.share(taken, 95)
        self.alone["slowest"] = max(taken)
        said(f"to the first step: {self.alone['p50']:.1f} ms, p95 {self.alone['p95']:.1f} ms")
        self.alone["sqlite"] = ours.throughput(onggi, "many", options.steps)
        self.alone["sqlite_publishing"] = ours.throughput(onggi, "many_publishing", options.steps)
        said(f"SQLite: {self.alone['sqlite']:.0f} steps/s")
        ours.fill(onggi, STORED)
        self.alone["recovery"] = ours.recovery(onggi)
        said(f"goes on {self.alone['recovery']:.2f} s after the start")

    def postgres(self) -> None:
        steps = self.options.postgres_steps
        done = postgres.throughput(self.folder / "postgres", steps)
        self.alone["postgres"] = done.steps_a_second
        if done.failed:
            self.left_out.append(f"On PostgreSQL {done.failed} of {done.runs} runs failed.")

    # the report

    def report(self) -> str:
        parts = []
        if self.measured:
            parts += [self.chains(), ""]
        if self.alone:
            parts += [self.figures(), ""]
        return "\n".join(parts + self.left_out)

    def chains(self) -> str:
        lines = [
            f"| program | {STEPS} steps: median s | best s | / Onggi | of that before the first step s | a step ms"
            " | first start s | start again s | idle MB | shared pages once | processes |",
            "|---|" + "---:|" * 10,
        ]
        base = self.measured[0].chain.median() if self.measured[0].name == "Onggi" else None
        for one in self.measured:
            chain = one.chain
            ratio = f"{chain.median() / base:.1f}" if base else "-"
            lines.append(
                f"| {one.name} | {chain.median():.2f} | {chain.best():.2f} | {ratio} | {chain.before():.2f}"
                f" | {chain.a_step():.0f} | {one.new:.1f} | {one.again:.1f} | {one.resident:.0f}"
                f" | {one.shared_once:.0f} | {one.processes} |"
            )
        return "\n".join(lines)

    def figures(self) -> str:
        known = self.alone
        chain = next((m.chain.median() for m in self.measured if m.name == "Onggi"), None)
        rows = [
            (f"chain of {STEPS} steps, median s", chain, "under 2", GOALS["chain"], "2f", False),
            ("the same, a file published by each step, median s", known.get("publishing"), "", 0, "2f", False),
            ("trigger to first step, p50 ms", known.get("p50"), "", 0, "1f", False),
            ("p95 ms", known.get("p95"), "under 50", GOALS["p95"], "1f", False),
            ("slowest ms", known.get("slowest"), "", 0, "1f", False),
            ("SQLite, steps/s", known.get("sqlite"), "300", GOALS["sqlite"], "0f", True),
            ("the same, a file published by each step, steps/s", known.get("sqlite_publishing"), "", 0, "0f", True),
            ("PostgreSQL, two workers, steps/s", known.get("postgres"), "1,000", GOALS["postgres"], "0f", True),
            (AGAIN, known.get("recovery"), "under 10", GOALS["recovery"], "2f", False),
        ]
        lines = ["| Onggi | measured | goal |", "|---|---:|---|"]
        for title, value, words, goal, form, at_least in rows:
            if value is None:
                continue
            reached = value >= goal if at_least else value < goal
            verdict = f"{words}: {'reached' if reached else '**not reached**'}" if words else ""
            lines.append(f"| {title} | {format(value, ',.' + form)} | {verdict} |")
        return "\n".join(lines)

    def as_json(self) -> dict:
        programs = [asdict(one) for one in self.measured]
        return {"programs": programs, "onggi": self.alone, "left_out": self.left_out}


def median_chain(program: Program, runs: int) -> float:
    taken = sorted(ended.end - triggered for triggered, ended in (run_chain(program) for _ in range(runs)))
    return taken[len(taken) // 2]


def stopped(number, frame) -> None:
    raise SystemExit(128 + number)


def main() -> int:
    options = arguments()
    signal.signal(signal.SIGTERM, stopped)
    signal.signal(signal.SIGHUP, stopped)
    subprocess.run([ours.LAUNCHER, "version"], check=True, stdout=subprocess.DEVNULL)
    folder = Path(tempfile.mkdtemp(prefix="onggi-runs-"))
    folder.chmod(0o755)  # PostgreSQL runs as a user of its own
    comparison = Comparison(options, folder)
    try:
        comparison.run()
        print(comparison.report())
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(comparison.as_json(), indent=2), encoding="utf-8")
    finally:
        if options.keep:
            print(f"kept: {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return 0 if comparison.measured or comparison.alone else 1


if __name__ == "__main__":
    sys.exit(main())
