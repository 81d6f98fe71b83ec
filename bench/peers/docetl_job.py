"""The task in DocETL, as its documentation has it: docetl_job.py TABLE OUTPUT FOLDER URL.

A map operation with an output schema, DocETL's cache and checkpoints in the folder, LiteLLM's retries.
"""

import csv
import json
import os
import sys
from pathlib import Path

from task import IN_FLIGHT, MODEL, PROMPT, RETRIES, read


def main(table: str, output: str, folder: str, url: str) -> None:
    os.environ["DOCETL_HOME_DIR"] = folder
    from docetl.runner import DSLRunner  # reads the variable when it is imported

    source, target = Path(folder, "table.json"), Path(folder, "cleaned.json")
    source.write_text(json.dumps(read(table), ensure_ascii=False), encoding="utf-8")
    pipeline = {
        "default_model": f"openai/{MODEL}",
        "default_lm_api_base": url,
        "datasets": {"reviews": {"type": "file", "path": str(source)}},
        "operations": [
            {
                "name": "clean",
                "type": "map",
                "prompt": PROMPT.format(text="{{ input.text }}"),
                "output": {"schema": {"cleaned": "string"}, "mode": "structured_output"},
                "num_retries_on_validate_failure": RETRIES,
                "litellm_completion_kwargs": {"num_retries": RETRIES},
                "skip_on_error": True,
            }
        ],
        "pipeline": {
            "steps": [{"name": "cleaning", "input": "reviews", "operations": ["clean"]}],
            "output": {
                "type": "file",
                "path": str(target),
                "intermediate_dir": str(Path(folder, "checkpoints")),
            },
        },
    }
    DSLRunner(pipeline, max_threads=IN_FLIGHT).load_run_save()
    with open(output, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "cleaned"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(json.loads(target.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main(*sys.argv[1:5])
