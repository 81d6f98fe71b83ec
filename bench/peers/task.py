"""What is the same for every program of the comparison."""

import csv

MODEL = "gpt-4o-mini"
PROMPT = "Correct the spelling and spacing of this review and answer with nothing else: {text}"
IN_FLIGHT = 16
RETRIES = 3


def read(table: str) -> list[dict]:
    with open(table, encoding="utf-8", newline="") as file:
        return [{"id": int(row["id"]), "text": row["text"]} for row in csv.DictReader(file)]
