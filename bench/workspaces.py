"""The Onggi workspaces of the benchmarks."""

import json
import shutil
from pathlib import Path

SIX_RULES = """\
task_name: six_rules
columns: [raw_text]
mode: rewrite
rules: [strip-html, unicode-nfc, fix-mojibake, collapse-space, trim, mask-pii]
model: builtin
"""

MAIN = """\
name: main
steps:
  fetch:
    uses: collect/file
    path: {path}
    text: raw_text
    compression: snappy
  refine:
    uses: clean
    task: six_rules
    duplicates: {{by: [id], keep: first}}
  inspect:
    uses: check
    expect:
      - {{required: [id, raw_text, cleaned_text]}}
      - {{not_null: raw_text, at_most: 5%}}
      - {{unique: id}}
      - {{matches: cleaned_text, pattern: "(?s).{{1,5000}}", at_most: 5%}}
  export:
    uses: save/csv
"""

SIZES = """\
name: sizes_{compression}
steps:
  fetch:
    uses: collect/file
    path: {path}
    compression: {compression}
"""


class Workspace:
    def __init__(self, folder: Path):
        self.folder = folder
        (folder / "pipelines").mkdir(parents=True, exist_ok=True)
        (folder / "resources").mkdir(exist_ok=True)
        (folder / "onggi.yaml").write_text("timezone: Asia/Seoul\n", encoding="utf-8")
        (folder / "resources" / "six_rules.yaml").write_text(SIX_RULES, encoding="utf-8")

    def pipeline(self, name: str, template: str, path: Path, **values: str) -> None:
        # a JSON string is a YAML string
        text = template.format(path=json.dumps(str(path), ensure_ascii=False), **values)
        (self.folder / "pipelines" / f"{name}.yaml").write_text(text, encoding="utf-8")

    def clear(self) -> None:
        """Forgets all runs and their data."""
        shutil.rmtree(self.folder / "data", ignore_errors=True)
        shutil.rmtree(self.folder / ".onggi", ignore_errors=True)

    def newest(self, pattern: str) -> Path | None:
        files = sorted(self.folder.glob(pattern), key=lambda f: f.stat().st_mtime)
        return files[-1] if files else None
