"""Counts how far the outputs of two programs of the main job agree.

usage: compare.py A.csv B.csv     (columns `id` and `cleaned_text`; prints JSON)
"""

import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv


def read(path: Path) -> pa.Table:
    return pacsv.read_csv(
        path,
        parse_options=pacsv.ParseOptions(newlines_in_values=True),
        convert_options=pacsv.ConvertOptions(
            include_columns=["id", "cleaned_text"],
            column_types={"id": pa.int64(), "cleaned_text": pa.string()},
        ),
    )


def compare(a_path: Path, b_path: Path) -> dict:
    a, b = read(a_path), read(b_path)
    result = {"rows_a": len(a), "rows_b": len(b)}
    if len(a) == len(b):
        other_id = pc.sum(pc.not_equal(a["id"], b["id"])).as_py() or 0
        differ = pc.not_equal(pc.fill_null(a["cleaned_text"], ""), pc.fill_null(b["cleaned_text"], ""))
        examples = [
            [table["cleaned_text"].filter(differ)[:3].to_pylist()] for table in (a, b)
        ]
        result |= {
            "other_id": other_id,
            "other_text": pc.sum(differ).as_py() or 0,
            "examples": examples,
        }
    return result


if __name__ == "__main__":
    print(json.dumps(compare(Path(sys.argv[1]), Path(sys.argv[2])), ensure_ascii=False))
