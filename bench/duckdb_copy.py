"""DuckDB's own COPY of a Parquet file to CSV, the peer of a pipeline that only exports.

usage: duckdb_copy.py INPUT.parquet OUTPUT.csv [MEMORY_LIMIT]     (limit such as 1GB, the default)
"""

import sys

import duckdb


def main(source: str, target: str, memory_limit: str) -> None:
    with duckdb.connect(config={"memory_limit": memory_limit}) as connection:
        connection.read_parquet(source).create_view("source")
        literal = target.replace("'", "''")
        connection.execute(f"COPY source TO '{literal}' (FORMAT csv, HEADER)")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "1GB")
