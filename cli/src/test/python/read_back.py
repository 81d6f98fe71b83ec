"""Reads files with pandas and pyarrow; prints every cell with its kind.

stdin: {file: {column: type}}, the types of columns that a file of its kind cannot tell by itself.
stdout: {file: {reader: [[column, ...], [cell, ...], ...]}}; a cell is "kind value", or null.
"""

import json
import sqlite3
import sys
import warnings
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.json as pajson
import pyarrow.parquet as pq

ARROW = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "decimal": pa.decimal128(20, 4),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "time": pa.time64("us"),
    "timestamp": pa.timestamp("us"),
}
PANDAS = {"integer": "Int64", "number": "float64", "boolean": "boolean"}
PARSED = {
    "text": str,
    "integer": int,
    "number": float,
    "decimal": Decimal,
    "boolean": lambda value: bool(value) if isinstance(value, int) else {"true": True, "false": False}[value],
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "timestamp": datetime.fromisoformat,
}


def cell(value, stated=None):
    """A value in its kind; a text becomes what was stated."""
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return None
    if hasattr(value, "item"):
        value = value.item()
    if stated and (isinstance(value, str) or stated == "boolean" and isinstance(value, int)):
        value = PARSED[stated](value)
    if stated in ("number", "decimal") and isinstance(value, (int, float)) and not isinstance(value, bool):
        value = float(value) if stated == "number" else Decimal(str(value))
    if stated == "date" and isinstance(value, datetime) and value.time() == time():
        value = value.date()
    match value:
        case bool():
            return f"boolean {str(value).lower()}"
        case str():
            return f"text {value}"
        case int():
            return f"integer {value}"
        case float():
            return f"number {format(Decimal(repr(value)), 'f')}"
        case Decimal():
            return f"decimal {format(value.normalize(), 'f')}"
        case datetime():
            return f"timestamp {value.isoformat(' ')}"
        case date():
            return f"date {value.isoformat()}"
        case time():
            return f"time {value.isoformat()}"
    raise TypeError(f"{type(value)}: {value}")


def arrow_table(table, types):
    names = table.column_names
    rows = ([cell(row[name], types.get(name)) for name in names] for row in table.to_pylist())
    return [names, *rows]


def frame_table(frame, types):
    names = list(frame.columns)
    rows = frame.astype(object).itertuples(index=False, name=None)
    return [names, *([cell(v, types.get(n)) for n, v in zip(names, row)] for row in rows)]


def parquet(file, types):
    return {
        "pyarrow": arrow_table(pq.read_table(file), {}),
        "pandas": frame_table(pd.read_parquet(file, dtype_backend="pyarrow"), {}),
    }


def csv(file, types):
    convert = pacsv.ConvertOptions(
        column_types={name: ARROW[kind] for name, kind in types.items()},
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        null_values=[""],
    )
    table = pacsv.read_csv(
        file, parse_options=pacsv.ParseOptions(newlines_in_values=True), convert_options=convert
    )
    dtypes = {name: PANDAS.get(kind, "str") for name, kind in types.items()}
    frame = pd.read_csv(file, dtype=dtypes, keep_default_na=False, na_values=[""])
    return {"pyarrow": arrow_table(table, types), "pandas": frame_table(frame, types)}


def jsonl(file, types):
    # pyarrow has no parser for days and times in JSON
    fields = [(n, ARROW["text" if k in ("date", "time") else k]) for n, k in types.items()]
    table = pajson.read_json(file, parse_options=pajson.ParseOptions(explicit_schema=pa.schema(fields)))
    frame = pd.read_json(file, lines=True, dtype=False, convert_dates=False, dtype_backend="pyarrow")
    return {"pyarrow": arrow_table(table, types), "pandas": frame_table(frame, types)}


def xlsx(file, types):
    with warnings.catch_warnings():
        # openpyxl misses styles that a workbook need not have
        warnings.simplefilter("ignore", UserWarning)
        frame = pd.read_excel(file, dtype=object, keep_default_na=False, na_values=[])
    return {"pandas": frame_table(frame.replace({"": None}), types)}


def sqlite(file, types):
    connection = sqlite3.connect(file)
    try:
        frame = pd.read_sql("SELECT * FROM kinds", connection, dtype_backend="pyarrow")
    finally:
        connection.close()
    return {"pandas": frame_table(frame, types)}


READERS = {".parquet": parquet, ".csv": csv, ".jsonl": jsonl, ".xlsx": xlsx, ".db": sqlite}

files = json.load(sys.stdin)
json.dump({f: READERS[Path(f).suffix](f, types) for f, types in files.items()}, sys.stdout)
