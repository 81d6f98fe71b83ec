"""Onggi beside LOTUS, DocETL and Curator: one table, one fake server; started by `bench/run ask-peers`."""

import argparse
import csv
import hashlib
import hmac
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from task import IN_FLIGHT, MODEL, PROMPT, RETRIES

HERE = Path(__file__).resolve().parent
NUMBER = re.compile(r"R\d{5} ")
WORDS = (
    "배송이 정말 빨라요 kettle broke after two weeks 색상이 사진과 달라서 아쉽네요 재구매 의사 있습니다 "
    "the lid does not close 포장이 꼼꼼해서 좋았어요 arrived late but works fine 가격 대비"
).split()
STARTS = 3
PATIENCE = 300
DESIGNS = {
    "Onggi": "asks each distinct text once, many in a request, checks ids and schema of every answer, journals"
    " before parsing; what no model answers well goes to the rejects with a reason",
    "LOTUS": "asks once a row, plain text in and out, keeps answers in SQLite when the whole call ends",
    "DocETL": "asks once a row, JSON by schema, keeps each answer in a disk cache when it has come, which also answers"
    " repeated texts that are not in flight at the same moment",
    "Curator": "asks once a row, JSON by schema, appends each answer to a file when it has come",
}


@dataclass(frozen=True)
class Program:
    name: str
    version: str
    command: Callable[[Path, Path, Path, str], list[str]]
    """Of table, output, folder and the server's address."""
    tokenizers: str = ""


@dataclass
class Outcome:
    starts: int
    seconds: float
    ended: bool
    requests: int
    faults: int
    paid: Counter
    tokens: int
    wrong: int
    missing: int


# the table


def write_table(file: Path, rows: int, distinct: int, seed: int) -> dict[int, str]:
    chance = random.Random(seed)
    texts = [f"R{n:05d} {' '.join(chance.choices(WORDS, k=20))}." for n in range(distinct)]
    table = {row + 1: texts[row * 7_368_787 % distinct] for row in range(rows)}
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["id", "text"])
        writer.writerows(table.items())
    return table


def signed(text: str) -> str:
    digest = hmac.new(b"onggi", text.encode(), hashlib.sha256).hexdigest()
    return f"{text.upper()} #{digest[:8]}"


# the server


@contextmanager
def served(java: list[str], log: Path, latency: int, faults: float, seed: int):
    arguments = [str(log), str(latency), str(faults), str(seed)]
    server = subprocess.Popen(
        [*java, "dev.onggi.bench.ask.PeerServer", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield server.stdout.readline().strip()
    finally:
        server.stdin.close()
        server.wait()


def entries(log: Path) -> list[dict]:
    lines = log.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def paid(log: Path) -> Counter:
    """How often the server charged for each text."""
    count = Counter()
    for entry in entries(log):
        if entry["charged"]:
            for item in entry["items"]:
                count.update(NUMBER.findall(" ".join(map(str, item.values())))[:1])
    return count


# the programs


def environment(program: Program, folder: Path, url: str) -> dict[str, str]:
    return os.environ | {
        "HOME": str(folder),
        "TIKTOKEN_CACHE_DIR": program.tokenizers,  # else they are fetched from the net
        "OPENAI_API_KEY": "none",
        "OPENAI_BASE_URL": url,
        "LITELLM_LOCAL_MODEL_COST_MAP": "True",
        "TELEMETRY_ENABLED": "0",
        "CURATOR_DISABLE_RICH_DISPLAY": "1",
        "PYTHONPATH": str(HERE),
    }


def start(program: Program, table: Path, output: Path, folder: Path, url: str) -> subprocess.Popen:
    with (folder / "told.txt").open("ab") as told:
        return subprocess.Popen(
            program.command(table, output, folder, url),
            cwd=folder,
            env=environment(program, folder, url),
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def kill(process: subprocess.Popen) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def ended(process: subprocess.Popen) -> bool:
    try:
        return process.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        kill(process)
        return False


def kill_at(process: subprocess.Popen, log: Path, answers: int) -> None:
    """Kills all of a program when the server has charged for that many texts."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        if log.exists() and sum(paid(log).values()) >= answers:
            kill(process)
            return
        time.sleep(0.05)


class Comparison:
    def __init__(self, options: argparse.Namespace, java: list[str], work: Path):
        self.options = options
        self.java = java
        self.work = work
        self.table = work / "table.csv"
        self.rows = write_table(
            self.table, options.rows, max(1, options.rows // 4), options.seed
        )

    def run(self, program: Program, scenario: str, faults: float = 0, killed_at: int = 0) -> Outcome:
        folder = self.work / f"{program.name}-{scenario}"
        folder.mkdir()
        log, output = folder / "server.jsonl", folder / "cleaned.csv"
        seed = self.options.seed
        with served(self.java, log, self.options.latency, faults, seed) as url:
            if killed_at:
                kill_at(start(program, self.table, output, folder, url), log, killed_at)
            begin = time.monotonic()
            starts, done = 0, False
            while not done and starts < STARTS:
                starts += 1
                done = ended(start(program, self.table, output, folder, url))
            seconds = time.monotonic() - begin
        wrong, missing = self.judge(output)
        asked = entries(log)
        outcome = Outcome(
            starts,
            seconds,
            done,
            len(asked),
            sum(bool(e["fault"]) for e in asked),
            paid(log),
            sum(e["input"] + e["output"] for e in asked if e["charged"]),
            wrong,
            missing,
        )
        print(f"  {program.name}, {scenario}: {seconds:.0f} s, {len(asked):,} requests", file=sys.stderr)
        return outcome

    def judge(self, output: Path) -> tuple[int, int]:
        """Rows whose text is not what the model says of it, and rows without any."""
        said = {}
        if output.exists():
            with output.open(encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    said[int(row["id"])] = row.get("cleaned_text") or row.get("cleaned") or ""
        missing = sum(not said.get(row) for row in self.rows)
        wrong = sum(bool(said.get(row)) and said[row] != signed(t) for row, t in self.rows.items())
        return wrong, missing


# Onggi


ONGGI_TASK = f"""\
task_name: cleaning
columns: [raw_text]
model: cleaner
prompt: {json.dumps(PROMPT.format(text="{raw_text}"))}
max_tokens: 500
"""

ONGGI_PIPELINE = """\
name: reviews
steps:
  fetch: {{uses: collect/file, path: {table}, text: text}}
  refine: {{uses: clean, task: cleaning, duplicates: off}}
  export: {{uses: save/csv, path: {output}}}
"""


def onggi(java: list[str]) -> Program:
    def command(table: Path, output: Path, folder: Path, url: str) -> list[str]:
        for name in ("pipelines", "resources"):
            (folder / name).mkdir(exist_ok=True)
        (folder / "onggi.yaml").write_text(
            f'models:\n  cleaner: {{uses: "{url}#{MODEL}", requests_per_second: 100}}\n'
        )
        (folder / "resources/cleaning.yaml").write_text(ONGGI_TASK)
        (folder / "pipelines/reviews.yaml").write_text(
            ONGGI_PIPELINE.format(table=json.dumps(str(table)), output=json.dumps(str(output)))
        )
        return [*java, "dev.onggi.cli.Main", "run", "reviews"]

    return Program("Onggi", "", command)


# the peers


def peer(name: str, package: str) -> Program | None:
    """The program of a virtual environment of its own, or nothing where it cannot be installed."""
    script = name.lower()
    made = subprocess.run(
        [HERE.parents[1] / "build/python", HERE / f"{script}.txt", HERE / f".venv/{script}"],
        stdout=subprocess.PIPE,
        text=True,
    )
    if made.returncode:
        print(f"{name} cannot be installed here, so it is left out", file=sys.stderr)
        return None
    python = made.stdout.strip()
    version = subprocess.check_output(
        [python, "-c", f"import importlib.metadata as m; print(m.version('{package}'))"], text=True
    ).strip()

    def command(table: Path, output: Path, folder: Path, url: str) -> list[str]:
        return [python, str(HERE / f"{script}_job.py"), str(table), str(output), str(folder), url]

    packages = Path(python).parents[1] / "lib"
    tokenizers = next(packages.glob("python*/site-packages/litellm/litellm_core_utils/tokenizers"))
    return Program(name, version, command, str(tokenizers))


# the report


def line(program: Program, plain: Outcome, faulty: Outcome, killed: Outcome) -> str:
    cells = [
        f"{program.name} {program.version}".strip(),
        f"{plain.requests:,}",
        f"{plain.tokens:,}",
        f"{plain.seconds:.1f}",
        f"{faulty.requests:,}",
        f"{faulty.faults:,}",
        f"{faulty.tokens:,}",
        f"{faulty.seconds:.1f}",
        f"{faulty.wrong:,}",
        f"{faulty.missing:,}",
        f"{sum((killed.paid - plain.paid).values()):,}",
        f"{killed.tokens - plain.tokens:,}",
        f"{killed.wrong + killed.missing:,}",
    ]
    return "| " + " | ".join(cells) + " |"


HEADER = (
    "| program | requests | paid tokens | s | with faults: requests | of them faults | paid tokens | s | rows wrong | rows without an answer"
    " | killed half-way: texts paid for again | tokens paid more | rows wrong or without an answer |\n"
    "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
)


def told(comparison: Comparison, program: Program, scenario: str, outcome: Outcome) -> None:
    if outcome.starts > 1 or not outcome.ended:
        file = comparison.work / f"{program.name}-{scenario}/told.txt"
        last = file.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
        end = "ended well" if outcome.ended else "did not end well"
        print(f"{program.name}, {scenario}: {outcome.starts} starts, {end}: {last}", file=sys.stderr)


def compare(comparison: Comparison, programs: list[Program]) -> None:
    options = comparison.options
    lines = []
    for program in programs:
        plain = comparison.run(program, "plain")
        faulty = comparison.run(program, "faults", faults=options.faults)
        half = max(1, sum(plain.paid.values()) // 2)
        killed = comparison.run(program, "killed", killed_at=half)
        for scenario, outcome in {"plain": plain, "faults": faulty, "killed": killed}.items():
            told(comparison, program, scenario, outcome)
        if plain.wrong or plain.missing:
            print(f"{program.name} is asked wrongly: {plain.wrong}, {plain.missing}", file=sys.stderr)
        lines.append(line(program, plain, faulty, killed))
    print(
        f"{options.rows:,} rows, a quarter of the texts distinct; {options.latency} ms mean latency;"
        f" faults {options.faults:.0%}; {IN_FLIGHT} in flight, {RETRIES} retries; load {os.getloadavg()[0]:.0f}\n"
    )
    print("\n".join([HEADER, *lines, ""]))
    for program in programs:
        print(f"- {program.name} {DESIGNS[program.name]}.")


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench/run ask-peers", description=__doc__)
    parser.add_argument("--rows", type=int, default=2_000)
    parser.add_argument("--latency", type=int, default=300, help="milliseconds, on average")
    parser.add_argument("--faults", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", choices=list(DESIGNS), default=list(DESIGNS))
    parser.add_argument("--dir", type=Path, help="keep what was written here")
    options = parser.parse_args()
    java = [
        os.environ["BENCH_JAVA"],
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        os.environ["BENCH_CLASSES"],
    ]
    packages = {"LOTUS": "lotus-ai", "DocETL": "docetl", "Curator": "bespokelabs-curator"}
    made = [peer(name, package) for name, package in packages.items() if name in options.only]
    programs = [p for p in ([onggi(java)] if "Onggi" in options.only else []) + made if p]
    work = options.dir or Path(tempfile.mkdtemp(prefix="onggi-peers-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        compare(Comparison(options, java, work.resolve()), programs)
    finally:
        if not options.dir:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
