"""The main job as a data engineer would write it with pandas and pyarrow.

CSV -> raw Parquet -> first row of each id -> six rules -> checks -> processed Parquet -> CSV with BOM.

usage: pandas_job.py INPUT.csv OUTPUT_FOLDER
"""

import sys
from pathlib import Path

import pandas as pd

import rules


def clean(text: pd.Series) -> pd.Series:
    def where(pattern: str, function) -> None:
        nonlocal text
        found = text.str.contains(pattern, regex=True, na=False)
        text = text.mask(found, text[found].map(function))

    text = text.str.replace(rules.BLOCK_TAG, " ", regex=True)
    text = text.str.replace(rules.INLINE_TAG, "", regex=True)
    where(rules.REFERENCE, rules.unescape)
    text = text.str.normalize("NFC")
    where(rules.MOJIBAKE, rules.fix_mojibake)
    text = text.str.replace(rules.INVISIBLE, "", regex=True)
    text = text.str.replace(rules.SPACES, " ", regex=True)
    text = text.str.strip()
    where(rules.PERSONAL, rules.mask_pii)
    return text


def check(data: pd.DataFrame) -> None:
    missing = {"id", "raw_text", "cleaned_text"} - set(data.columns)
    assert not missing, f"missing columns: {missing}"
    assert data["raw_text"].isna().mean() <= 0.05, "too many rows without text"
    assert data["id"].is_unique, "ids occur twice"
    odd = ~data["cleaned_text"].dropna().str.len().between(1, 5000)
    assert odd.mean() <= 0.05, "too many texts of an odd length"


def main(source: Path, out: Path) -> None:
    raw = pd.read_csv(
        source,
        engine="pyarrow",
        dtype_backend="pyarrow",
        keep_default_na=False,
        na_values=[""],
        parse_dates=["created_at"],
    )
    raw.to_parquet(out / "raw.parquet", compression="snappy", index=False)

    data = raw.drop_duplicates("id", keep="first")
    data = data.assign(
        cleaned_text=clean(data["raw_text"]),
        llm_model="builtin",
        cleaning_task="six_rules",
        processed_at=pd.Timestamp.now(),
    )
    check(data)
    data = data[
        ["id", "source", "raw_text", "cleaned_text", "llm_model", "cleaning_task"]
        + ["created_at", "processed_at", "metadata"]
    ]
    data.to_parquet(out / "processed.parquet", compression="snappy", index=False)
    data.to_csv(out / "output.csv", index=False, encoding="utf-8-sig")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
