"""Raha and Baran end to end on one table, as their notebook has it: 20 rows labelled from the truth, used by both.

`raha_job.py DIRTY.csv CLEAN.csv [SEED]` prints one line of JSON; the definitions are those of docs/quality.md.
"""

import csv
import json
import pathlib
import random
import shutil
import sys
import tempfile
import time

import numpy
import raha

LABELLED_ROWS = 20


def cells(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def repaired(dirty, clean, seed):
    """What Baran writes into which cell, cells of labelled rows included, and the labelled rows."""
    random.seed(seed)
    numpy.random.seed(seed)
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        named = {"name": folder.name, "path": str(folder / "dirty.csv"), "clean_path": str(folder / "clean.csv")}
        shutil.copy(dirty, named["path"])
        shutil.copy(clean, named["clean_path"])
        detection = raha.Detection()
        detection.LABELING_BUDGET = LABELLED_ROWS
        detection.SAVE_RESULTS = False
        data = detection.initialize_dataset(named)
        detection.run_strategies(data)
        detection.generate_features(data)
        detection.build_clusters(data)
        while len(data.labeled_tuples) < LABELLED_ROWS:
            detection.sample_tuple(data)
            detection.label_with_ground_truth(data)
        detection.propagate_labels(data)
        detection.predict_labels(data)
        correction = raha.Correction()
        correction.SAVE_RESULTS = False
        data = correction.initialize_dataset(data)
        correction.initialize_models(data)
        for row in list(data.labeled_tuples):
            data.sampled_tuple = row
            correction.update_models(data)
            correction.predict_corrections(data)
        return data.corrected_cells, set(data.labeled_tuples)
    finally:
        shutil.rmtree(folder)


def scored(dirty, clean, corrections, left_out=frozenset()):
    """Counts by cell; rows of `left_out` do not count."""
    wrong = changed = right = harmed = good = 0
    for i, (before, truth) in enumerate(zip(dirty, clean, strict=True)):
        if i in left_out:
            continue
        for j, (was, should) in enumerate(zip(before, truth, strict=True)):
            was, should = was.strip(), should.strip()
            now = corrections.get((i, j), was).strip()
            wrong += was != should
            right += was == should
            changed += now != was
            good += now != was and now == should
            harmed += now != was and was == should
    precision = good / changed if changed else 0.0
    recall = good / wrong if wrong else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f1, 4),
        "harmed": harmed,
        "harm": round(harmed / right, 6),
    }


def main():
    dirty, clean = sys.argv[1:3]
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    begun = time.monotonic()
    corrections, labelled = repaired(dirty, clean, seed)
    took = time.monotonic() - begun
    before, truth = cells(dirty), cells(clean)
    figures = scored(before, truth, corrections)
    figures["f1_of_unlabelled_rows"] = scored(before, truth, corrections, labelled)["f1"]
    print(json.dumps({"table": dirty, "seed": seed, **figures, "seconds": round(took, 1)}))


if __name__ == "__main__":
    main()
