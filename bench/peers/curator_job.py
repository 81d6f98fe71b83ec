"""The task in bespokelabs-curator, as its documentation has it: curator_job.py TABLE OUTPUT FOLDER URL.

Structured output, automatic recovery from the working directory, OpenAI's own backend.
"""

import csv
import sys

from bespokelabs import curator
from datasets import Dataset
from pydantic import BaseModel

from task import IN_FLIGHT, MODEL, PROMPT, RETRIES, read


class Cleaned(BaseModel):
    cleaned: str


class Cleaner(curator.LLM):
    response_format = Cleaned

    def prompt(self, row: dict) -> str:
        return PROMPT.format(text=row["text"])

    def parse(self, row: dict, response: Cleaned) -> dict:
        return {"id": row["id"], "cleaned": response.cleaned}


def main(table: str, output: str, folder: str, url: str) -> None:
    cleaner = Cleaner(
        model_name=MODEL,
        backend="openai",
        backend_params={
            "base_url": url,
            "max_retries": RETRIES,
            "max_concurrent_requests": IN_FLIGHT,
            "max_requests_per_minute": 100_000,
            "max_tokens_per_minute": 100_000_000,
            "seconds_to_pause_on_rate_limit": 1,
            "require_all_responses": False,
        },
    )
    cleaned = cleaner(Dataset.from_list(read(table)), working_dir=folder).dataset
    with open(output, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "cleaned"])
        writer.writeheader()
        writer.writerows(cleaned)


if __name__ == "__main__":
    main(*sys.argv[1:5])
