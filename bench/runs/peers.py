"""Airflow, Prefect and Dagster, each as its documentation starts it, in a virtual environment of its own."""

import json
import shutil
import signal
import subprocess
from datetime import datetime
from pathlib import Path

from program import STEPS, Ended, Program, ask

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]


class NotInstalled(Exception):
    """It cannot be had here."""


def installed(name: str) -> Path:
    """The folder of programs of a peer's virtual environment."""
    made = subprocess.run(
        [REPOSITORY / "build/python", HERE / f"{name}.txt", HERE / f".venv/{name}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if made.returncode:
        raise NotInstalled((made.stderr.strip() or "no reason given").splitlines()[-1])
    return Path(made.stdout.strip()).parent


def version(name: str) -> str:
    """Of the first line that pins it."""
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith((f"{name}==", f"apache-{name}==")):
            return line.split("==")[1]
    return ""


def instant(text: str) -> float:
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


class Airflow(Program):
    """`airflow standalone`: LocalExecutor on SQLite; every step is a process."""

    def __init__(self, home: Path):
        self.bin = installed("airflow")
        self.name = f"Airflow {version('airflow')}"
        super().__init__(home)
        self.url = f"http://127.0.0.1:{self.port}"
        dags = home / "dags"
        dags.mkdir(exist_ok=True)
        shutil.copy(HERE / "airflow_chain.py", dags)
        self.token = ""

    def environment(self) -> dict[str, str]:
        return super().environment() | {
            "PATH": f"{self.bin}:/usr/bin:/bin",
            "AIRFLOW_HOME": str(self.home),
            "AIRFLOW__CORE__DAGS_FOLDER": str(self.home / "dags"),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "True",
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{self.port}/execution/",
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(self.port),
            "AIRFLOW__API__BASE_URL": f"http://127.0.0.1:{self.port}",
        }

    def start(self) -> None:
        self.token = ""
        self.processes.start(self.bin / "airflow", "standalone")

    def ready(self) -> bool:
        health = ask(f"{self.url}/api/v2/monitor/health")
        if health["scheduler"]["status"] != "healthy":
            return False
        if not self.token:
            self.token = ask(f"{self.url}/auth/token")["access_token"]
        return not self.api("dags/chain")["is_paused"]

    def api(self, path: str, body: object = None):
        return ask(
            f"{self.url}/api/v2/{path}", body, {"Authorization": f"Bearer {self.token}"}
        )

    def trigger(self) -> str:
        return self.api("dags/chain/dagRuns", {"logical_date": None})["dag_run_id"]

    def ended(self, run: str) -> Ended | None:
        state = self.api(f"dags/chain/dagRuns/{run}")
        if state["state"] not in ("success", "failed"):
            return None
        steps = self.api(f"dags/chain/dagRuns/{run}/taskInstances?limit=100")["task_instances"]
        first = min(instant(step["start_date"]) for step in steps)
        return Ended(state["state"] == "success", first, instant(state["end_date"]))


class Prefect(Program):
    """`prefect server start` and a flow that is served: a run is a process, its steps are functions in it."""

    word = signal.SIGINT

    def __init__(self, home: Path):
        self.bin = installed("prefect")
        self.name = f"Prefect {version('prefect')}"
        super().__init__(home)
        self.url = f"http://127.0.0.1:{self.port}/api"
        self.deployment = ""
        self.serving = False

    def environment(self) -> dict[str, str]:
        return super().environment() | {
            "PREFECT_HOME": str(self.home),
            "PREFECT_API_URL": f"http://127.0.0.1:{self.port}/api",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "DO_NOT_TRACK": "1",
        }

    def start(self) -> None:
        self.serving = False
        self.deployment = ""
        self.processes.start(
            self.bin / "prefect", "server", "start", "--host", "127.0.0.1", "--port", self.port
        )

    def ready(self) -> bool:
        if not ask(f"{self.url}/health"):
            return False
        if not self.serving:
            self.processes.start(self.bin / "python", HERE / "prefect_chain.py")
            self.serving = True
        known = ask(f"{self.url}/deployments/filter", {})
        served = [one["id"] for one in known if one["status"] == "READY"]
        self.deployment = served[0] if served else ""
        return bool(served)

    def trigger(self) -> str:
        return ask(f"{self.url}/deployments/{self.deployment}/create_flow_run", {})["id"]

    def ended(self, run: str) -> Ended | None:
        state = ask(f"{self.url}/flow_runs/{run}")
        if state["state_type"] not in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED"):
            return None
        steps = ask(f"{self.url}/task_runs/filter", {"flow_runs": {"id": {"any_": [run]}}})
        succeeded = state["state_type"] == "COMPLETED"
        done = [step for step in steps if step["state_type"] == "COMPLETED"]
        if succeeded and len(done) < STEPS:
            return None  # what became of steps is written down a little later
        first = min(instant(step["start_time"]) for step in done)
        return Ended(succeeded, first, instant(state["end_time"]))


LAUNCH = """
mutation ($job: String!, $location: String!, $repository: String!) {
  launchRun(executionParams: {selector: {repositoryLocationName: $location,
      repositoryName: $repository, jobName: $job}, runConfigData: {}}) {
    __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message }
  }
}"""
RUN = """
query ($run: ID!) { runOrError(runId: $run) { ... on Run {
  status endTime stepStats { status startTime } } } }"""
PLACES = """
{ repositoriesOrError { ... on RepositoryConnection {
  nodes { name location { name } jobs { name } } } } }"""


class Dagster(Program):
    """`dagster dev`: a run is a process, and its steps are functions in it, by `in_process_executor`."""

    word = signal.SIGINT
    job = "chain"

    def __init__(self, home: Path):
        self.bin = installed("dagster")
        self.name = f"Dagster {version('dagster')}"
        super().__init__(home)
        self.url = f"http://127.0.0.1:{self.port}/graphql"
        (home / "dagster.yaml").write_text("telemetry: {enabled: false}\n", encoding="utf-8")
        self.place: dict[str, str] = {}

    def environment(self) -> dict[str, str]:
        return super().environment() | {
            "PATH": f"{self.bin}:/usr/bin:/bin",
            "DAGSTER_HOME": str(self.home),
            "DAGSTER_DISABLE_TELEMETRY": "1",
        }

    def start(self) -> None:
        self.place = {}
        self.processes.start(
            self.bin / "dagster",
            "dev",
            "--host",
            "127.0.0.1",
            "--port",
            self.port,
            "--python-file",
            HERE / "dagster_chain.py",
        )

    def query(self, query: str, **variables: str):
        answer = ask(self.url, {"query": query, "variables": variables})
        if answer.get("errors"):
            raise ValueError(json.dumps(answer["errors"])[:500])
        return answer["data"]

    def ready(self) -> bool:
        for node in self.query(PLACES)["repositoriesOrError"]["nodes"]:
            if any(job["name"] == self.job for job in node["jobs"]):
                self.place = {"repository": node["name"], "location": node["location"]["name"]}
        return bool(self.place)

    def trigger(self) -> str:
        launched = self.query(LAUNCH, job=self.job, **self.place)["launchRun"]
        if "run" not in launched:
            raise ValueError(json.dumps(launched)[:500])
        return launched["run"]["runId"]

    def ended(self, run: str) -> Ended | None:
        state = self.query(RUN, run=run)["runOrError"]
        if state["status"] not in ("SUCCESS", "FAILURE", "CANCELED"):
            return None
        first = min(step["startTime"] for step in state["stepStats"])
        return Ended(state["status"] == "SUCCESS", first, state["endTime"])


class DagsterByDefault(Dagster):
    """The same as it is without a word about executors: every step is a process."""

    job = "chain_in_processes"

    def __init__(self, home: Path):
        super().__init__(home)
        self.name += ", a process a step"


PEERS = {"airflow": Airflow, "prefect": Prefect, "dagster": Dagster, "dagster-default": DagsterByDefault}
