"""The main job tuned with pyarrow: streamed in blocks, cleaned on all cores, native wherever it can be.

usage: pyarrow_job.py INPUT.csv OUTPUT_FOLDER
"""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

import rules

BLOCK_BYTES = 16 << 20
SCHEMA = pa.schema(
    [
        ("id", pa.int64()),
        ("source", pa.string()),
        ("raw_text", pa.string()),
        ("cleaned_text", pa.string()),
        ("llm_model", pa.string()),
        ("cleaning_task", pa.string()),
        ("created_at", pa.timestamp("s")),
        ("processed_at", pa.timestamp("us")),
        ("metadata", pa.string()),
    ]
)


def where(text: pa.Array, pattern: str, function: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """Applies a function to those texts only that match a pattern."""
    found = pc.fill_null(pc.match_substring_regex(text, pattern), False)
    if not found.true_count:
        return text
    return pc.replace_with_mask(text, found, function(text.filter(found)))


def each(function: Callable[[str], str]) -> Callable[[pa.Array], pa.Array]:
    return lambda texts: pa.array([function(t) for t in texts.to_pylist()], pa.string())


def tags(text: pa.Array) -> pa.Array:
    text = pc.replace_substring_regex(text, rules.BLOCK_TAG, " ")
    return pc.replace_substring_regex(text, rules.INLINE_TAG, "")


def spaces(text: pa.Array) -> pa.Array:
    return pc.replace_substring_regex(text, rules.SPACES, " ")


def clean(text: pa.Array) -> pa.Array:
    text = where(text, "<", tags)
    text = where(text, rules.REFERENCE, each(rules.unescape))
    text = where(text, rules.DECOMPOSED, lambda t: pc.utf8_normalize(t, "NFC"))
    text = where(text, rules.MOJIBAKE, each(rules.fix_mojibake))
    text = where(text, rules.INVISIBLE, lambda t: pc.replace_substring_regex(t, rules.INVISIBLE, ""))
    text = where(text, rules.ODD_SPACE, spaces)
    text = pc.utf8_trim_whitespace(text)
    return where(text, rules.PERSONAL, each(rules.mask_pii))


class FirstIds:
    """Tells which ids have not been seen, by one bit for each."""

    def __init__(self) -> None:
        self.seen = np.zeros(1 << 20, bool)

    def keep(self, ids: np.ndarray) -> pa.Array:
        top = int(ids.max()) + 1
        if top > len(self.seen):
            grown = np.zeros(2 * top, bool)
            grown[: len(self.seen)] = self.seen
            self.seen = grown
        first = np.zeros(len(ids), bool)
        first[np.unique(ids, return_index=True)[1]] = True
        first &= ~self.seen[ids]
        self.seen[ids] = True
        return pa.array(first)


def processed(raw: pa.RecordBatch, now: datetime) -> tuple[pa.RecordBatch, int]:
    cleaned = clean(raw["raw_text"])
    length = pc.utf8_length(cleaned)
    odd = pc.or_(pc.less(length, 1), pc.greater(length, 5000))
    constant = {"llm_model": "builtin", "cleaning_task": "six_rules", "processed_at": now}
    columns = [
        cleaned
        if name == "cleaned_text"
        else pa.repeat(pa.scalar(constant[name], SCHEMA.field(name).type), len(raw))
        if name in constant
        else raw[name]
        for name in SCHEMA.names
    ]
    return pa.RecordBatch.from_arrays(columns, schema=SCHEMA), pc.sum(odd).as_py() or 0


def in_order(pool: ThreadPoolExecutor, function, batches: Iterator) -> Iterator:
    waiting: deque = deque()
    for batch in batches:
        waiting.append(pool.submit(function, batch))
        if len(waiting) > (os.cpu_count() or 1):
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def main(source: Path, out: Path) -> None:
    now = datetime.now()
    reader = pacsv.open_csv(
        source,
        read_options=pacsv.ReadOptions(block_size=BLOCK_BYTES),
        parse_options=pacsv.ParseOptions(newlines_in_values=True),
        convert_options=pacsv.ConvertOptions(
            column_types={"created_at": pa.timestamp("s")},
            null_values=[""],
            strings_can_be_null=True,
        ),
    )
    assert {"id", "raw_text"} <= set(reader.schema.names), "missing columns"
    ids = FirstIds()
    rows = empty = odd = 0

    def first_rows(raw_file: pq.ParquetWriter) -> Iterator[pa.RecordBatch]:
        for batch in reader:
            raw_file.write_batch(batch)
            yield batch.filter(ids.keep(batch["id"].to_numpy()))

    with (
        pq.ParquetWriter(out / "raw.parquet", reader.schema, compression="snappy") as raw_file,
        pq.ParquetWriter(out / "processed.parquet", SCHEMA, compression="snappy") as processed_file,
        pa.OSFile(str(out / "output.csv"), "wb") as csv_bytes,
        ThreadPoolExecutor() as pool,
    ):
        csv_bytes.write(b"\xef\xbb\xbf")
        with pacsv.CSVWriter(csv_bytes, SCHEMA) as csv_file:
            for batch, odd_rows in in_order(
                pool, lambda b: processed(b, now), first_rows(raw_file)
            ):
                processed_file.write_batch(batch)
                csv_file.write_batch(batch)
                rows += len(batch)
                empty += batch["raw_text"].null_count
                odd += odd_rows
    assert rows == np.count_nonzero(ids.seen), "ids occur twice"
    assert empty <= 0.05 * rows, "too many rows without text"
    assert odd <= 0.05 * rows, "too many texts of an odd length"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
