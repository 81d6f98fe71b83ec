"""Benchmarks of Onggi against what users would pick instead; started by the script `run`."""

import argparse
import csv
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas
import psutil
import pyarrow
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from compare import compare
from measure import Job, alternate, table
from workspaces import MAIN, SIZES, Workspace

BENCH = Path(__file__).resolve().parent
REPOSITORY = BENCH.parent
ONGGI = REPOSITORY / "onggi"
JAVA = os.environ.get("BENCH_JAVA", "java")
BIG_BYTES = 5_000_000_000
BYTES_A_ROW = 380


def must(command: list[str | Path]) -> None:
    """Runs something that is not measured; its output is shown only if it fails."""
    done = subprocess.run(
        [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode != 0:
        raise SystemExit(f"{done.stdout}\nexit status {done.returncode}: {done.args}")


class Bench:
    """One call of a subcommand: its folder, its options and its results."""

    def __init__(self, options: argparse.Namespace, folder: Path):
        self.options = options
        self.folder = folder
        self.logs = folder / "logs"
        self.logs.mkdir(parents=True, exist_ok=True)
        self.results: dict = {"benchmark": options.benchmark, "machine": machine(), "tables": []}
        self.ok = True

    def peers_only(self) -> bool:
        return self.options.peers_only

    # data, generated once per folder

    def text_csv(self, rows: int) -> Path:
        file = self.folder / f"text-{rows}-{self.options.seed}.csv"
        if not file.exists():
            print(f"generating {rows:,} rows of text")
            part = file.with_suffix(".part")
            source = BENCH / "src/main/java/dev/onggi/bench/TextData.java"
            must([JAVA, source, part, str(rows), str(self.options.seed)])
            part.rename(file)
        return file

    def reviews_csv(self, rows: int) -> Path:
        file = self.folder / f"reviews-{rows}-{self.options.seed}.csv"
        if not file.exists():
            examples = REPOSITORY / "examples/src/main"
            source = examples / "java/dev/onggi/examples/ReviewGenerator.java"
            truth = file.with_name(f"truth-{file.name}")
            command = [JAVA, "-cp", examples / "resources", source, file, truth]
            command += [str(rows), str(self.options.seed)]
            must(command)
        return file

    # programs

    def onggi(self, name: str, *arguments: str | Path, prepare=lambda: None) -> Job:
        return Job(name, [str(ONGGI), *map(str, arguments)], prepare)

    def peer(self, script: str, source: Path) -> Job:
        out = self.folder / script

        def prepare() -> None:
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir()

        command = [sys.executable, str(BENCH / f"{script}_job.py"), str(source), str(out)]
        return Job(script, command, prepare)

    def main_job(self, rows: int, name: str = "onggi") -> tuple[Job, Workspace]:
        workspace = Workspace(self.folder / f"main-{rows}")
        workspace.pipeline("main", MAIN, self.text_csv(rows))
        command = ["run", "main", "--workspace", workspace.folder]
        return self.onggi(name, *command, prepare=workspace.clear), workspace

    # results

    def compare(self, title: str, jobs: list[Job], base: Job) -> None:
        if self.peers_only():
            jobs = [j for j in jobs if not j.command[0] == str(ONGGI)]
            base = base if base in jobs else jobs[0]
        print(title)
        alternate(jobs, self.options.runs, self.logs)
        self.ok &= not any(job.failed() for job in jobs)
        text = table(jobs, base)
        print(f"\n{text}\n")
        self.results["tables"].append(
            {"title": title, "markdown": text, "jobs": [j.as_json() for j in jobs]}
        )

    def note(self, key: str, value: object) -> None:
        self.results[key] = value
        print(f"{key}: {json.dumps(value, ensure_ascii=False)}")

    def goal(self, sentence: str, reached: bool) -> None:
        self.results.setdefault("goals", []).append({"goal": sentence, "reached": reached})
        print(f"{'reached' if reached else 'NOT REACHED'}: {sentence}")


def machine() -> dict:
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        models = [x for x in info.read_text().splitlines() if x.startswith("model name")]
        cpu = models[0].split(":", 1)[1].strip() if models else cpu
    return {
        "cpu": cpu,
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "system": f"{platform.system()} {platform.release()}",
        "load": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "pandas": pandas.__version__,
        "pyarrow": pyarrow.__version__,
        "duckdb": duckdb.__version__,
    }


def main_benchmark(bench: Bench) -> None:
    rows = bench.options.rows
    source = bench.text_csv(rows)
    onggi, workspace = bench.main_job(rows)
    pandas_job, arrow_job = bench.peer("pandas", source), bench.peer("pyarrow", source)
    bench.compare(f"CSV to clean CSV, {rows:,} rows", [pandas_job, onggi, arrow_job], onggi)
    expected = bench.folder / "pandas/output.csv"
    bench.note("pandas_and_pyarrow", compare(expected, bench.folder / "pyarrow/output.csv"))
    if bench.peers_only():
        return
    output = workspace.newest("data/output/*.csv")
    if output:
        bench.note("pandas_and_onggi", compare(expected, output))
    if onggi.failed() or pandas_job.failed():
        return
    ratio = pandas_job.median() / onggi.median()
    bench.goal(f"at least 3 times faster than pandas: {ratio:.2f}", ratio >= 3)
    bench.goal(f"5 times faster than pandas: {ratio:.2f}", ratio >= 5)
    share = onggi.peak() / pandas_job.peak()
    bench.goal(f"at most a quarter of the memory of pandas: {share:.2f}", share <= 0.25)
    bench.goal(f"at most 1 GB: {onggi.peak():.0f} MB", onggi.peak() <= 1000)


def linear(bench: Bench) -> None:
    small_rows, large_rows = bench.options.rows, 10 * bench.options.rows
    small, _ = bench.main_job(small_rows, f"onggi {small_rows:,}")
    large, _ = bench.main_job(large_rows, f"onggi {large_rows:,}")
    peers = [bench.peer("pyarrow", bench.text_csv(rows)) for rows in (small_rows, large_rows)]
    for peer, rows in zip(peers, (small_rows, large_rows)):
        peer.name = f"pyarrow {rows:,}"
    jobs = [small, large, *peers]
    bench.compare(f"{small_rows:,} and {large_rows:,} rows", jobs, small)
    if not (bench.peers_only() or small.failed() or large.failed()):
        growth = large.median() / small.median()
        bench.goal(f"ten times the rows within 12 times the time: {growth:.1f}", growth <= 12)


def parquet_csv(bench: Bench) -> None:
    source = bench.folder / f"text-{bench.options.rows}.parquet"
    if not source.exists():
        reader = pacsv.open_csv(bench.text_csv(bench.options.rows))
        with pq.ParquetWriter(source, reader.schema) as writer:
            for batch in reader:
                writer.write_batch(batch)
    target = bench.folder / "duckdb.csv"
    command = [sys.executable, str(BENCH / "duckdb_copy.py"), str(source), str(target)]
    copy = Job("duckdb", [*command, bench.options.memory], lambda: target.unlink(missing_ok=True))
    app = REPOSITORY / "cli/target/app"
    ours = bench.folder / "onggi.csv"
    onggi = Job(
        "onggi",
        [
            os.environ["BENCH_JAVA"],
            # as the launcher runs it; the class archive is that of the class path's beginning
            f"-XX:AOTCache={app}/onggi.aot",
            f"@{REPOSITORY}/build/java.options",
            "-cp",
            f"{app}/lib/*:{REPOSITORY}/bench/target/classes",
            "dev.onggi.bench.ParquetToCsv",
            str(source),
            str(ours),
        ],
        lambda: ours.unlink(missing_ok=True),
    )
    bench.compare(f"Parquet to CSV, {bench.options.rows:,} rows", [copy, onggi], onggi)
    if not (bench.peers_only() or copy.failed() or onggi.failed()):
        ratio = onggi.median() / copy.median()
        bench.goal(f"within 1.3 times DuckDB's COPY: {ratio:.2f}", ratio <= 1.3)


def sizes(bench: Bench) -> None:
    sources = {"reviews": bench.reviews_csv(5_000), "text": bench.text_csv(bench.options.rows)}
    beers = REPOSITORY.parent / "shared/data/beers/dirty.csv"
    if beers.exists():
        sources["beers"] = beers
    lines = ["| data | CSV bytes | program | compression | bytes | saved |", "|---|---:|---|---|---:|---:|"]
    for name, source in sources.items():
        size = source.stat().st_size
        for compression in ("snappy", "zstd"):
            written = {"pyarrow": pyarrow_size(bench, source, compression)}
            if not bench.peers_only():
                written["onggi"] = onggi_size(bench, name, source, compression)
            for program, count in written.items():
                saved = 1 - count / size
                lines.append(
                    f"| {name} | {size:,} | {program} | {compression} | {count:,} | {saved:.1%} |"
                )
                bench.results.setdefault("sizes", []).append(
                    {"data": name, "csv": size, "program": program}
                    | {"compression": compression, "bytes": count, "saved": round(saved, 4)}
                )
                if program == "onggi" and compression == "zstd":
                    bench.goal(f"{name}: 70 % saved with zstd: {saved:.1%}", saved >= 0.7)
    print("\n".join(["", *lines, ""]))


def pyarrow_size(bench: Bench, source: Path, compression: str) -> int:
    target = bench.folder / "size.parquet"
    with source.open(encoding="utf-8") as file:
        header = next(csv.reader(file))
    text = pacsv.ConvertOptions(column_types={name: pyarrow.string() for name in header})
    data = pacsv.read_csv(source, convert_options=text)
    pq.write_table(data, target, compression=compression)
    return target.stat().st_size


def onggi_size(bench: Bench, name: str, source: Path, compression: str) -> int:
    workspace = Workspace(bench.folder / f"sizes-{name}-{compression}")
    workspace.clear()
    pipeline = f"sizes_{compression}"
    workspace.pipeline(pipeline, SIZES, source, compression=compression)
    must([ONGGI, "run", pipeline, "--workspace", workspace.folder])
    raw = workspace.newest("data/raw/*.parquet")
    if raw is None:
        raise SystemExit(f"no raw Parquet file in {workspace.folder}")
    return raw.stat().st_size


def start(bench: Bench) -> None:
    if bench.peers_only():
        raise SystemExit("`start` measures Onggi only")
    source = bench.reviews_csv(1_000)
    out = bench.folder / "start.csv"
    help_job = bench.onggi("onggi --help", "--help")
    clean = bench.onggi(
        "onggi clean", "clean", source, "-o", out, prepare=lambda: out.unlink(missing_ok=True)
    )
    bench.compare("Whole processes", [help_job, clean], help_job)
    bench.goal(f"`onggi --help` within 0.25 s: {help_job.median():.2f}", help_job.median() <= 0.25)
    bench.goal(f"1,000 rows cleaned within 1.2 s: {clean.median():.2f}", clean.median() <= 1.2)


def big(bench: Bench) -> None:
    rows = BIG_BYTES // BYTES_A_ROW + 1
    source = bench.text_csv(rows)
    onggi, _ = bench.main_job(rows)
    arrow_job = bench.peer("pyarrow", source)
    bench.compare(f"One CSV of {source.stat().st_size / 1e9:.1f} GB", [onggi, arrow_job], onggi)
    if not (bench.peers_only() or onggi.failed()):
        bench.goal(f"at most 1 GB: {onggi.peak():.0f} MB", onggi.peak() <= 1000)


BENCHMARKS = {
    "main": main_benchmark,
    "linear": linear,
    "parquet-csv": parquet_csv,
    "sizes": sizes,
    "start": start,
    "big": big,
}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__)
    parser.add_argument("benchmark", choices=BENCHMARKS)
    parser.add_argument("--dir", type=Path, help="keep data here (default: a temporary folder)")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3, help="rounds; programs alternate in each")
    parser.add_argument("--memory", default="1GB", help="DuckDB's limit in parquet-csv")
    parser.add_argument("--peers-only", action="store_true", help="do not run Onggi")
    parser.add_argument("--json", type=Path, help="results (default: bench/target/NAME.json)")
    return parser.parse_args()


@contextmanager
def folder(chosen: Path | None) -> Iterator[Path]:
    if chosen:
        chosen.mkdir(parents=True, exist_ok=True)
        yield chosen.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="onggi-bench-") as temporary:
            yield Path(temporary)


def main() -> int:
    options = arguments()
    if not options.peers_only:
        if not ONGGI.exists():
            raise SystemExit("there is no ./onggi to measure; --peers-only runs without it")
        must([ONGGI, "version"])
    with folder(options.dir) as work:
        bench = Bench(options, work)
        BENCHMARKS[options.benchmark](bench)
    target = options.json or BENCH / "target" / f"{options.benchmark}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bench.results, indent=2, ensure_ascii=False), encoding="utf-8")
    print(f"results: {target}")
    return 0 if bench.ok else 1


if __name__ == "__main__":
    sys.exit(main())
