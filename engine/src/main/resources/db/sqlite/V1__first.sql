CREATE TABLE run (
    id             TEXT PRIMARY KEY,
    pipeline       TEXT NOT NULL,
    environment    TEXT NOT NULL,
    state          TEXT NOT NULL,
    started_at     TEXT NOT NULL,
    ended_at       TEXT,
    interval_start TEXT NOT NULL,
    interval_end   TEXT NOT NULL,
    params         TEXT NOT NULL,
    definition     TEXT NOT NULL,
    stale          INTEGER NOT NULL DEFAULT 0,
    holder         TEXT NOT NULL
);
CREATE INDEX run_by_pipeline ON run (pipeline, started_at);

CREATE TABLE step (
    run_id        TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    name          TEXT NOT NULL,
    position      INTEGER NOT NULL,
    uses          TEXT NOT NULL,
    state         TEXT NOT NULL,
    attempt       INTEGER NOT NULL,
    started_at    TEXT,
    ended_at      TEXT,
    rows_in       INTEGER NOT NULL DEFAULT 0,
    rows_out      INTEGER NOT NULL DEFAULT 0,
    rejected      INTEGER NOT NULL DEFAULT 0,
    cells_changed INTEGER NOT NULL DEFAULT 0,
    outputs       TEXT NOT NULL DEFAULT '{}',
    problems      TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (run_id, name)
);

CREATE TABLE dataset (
    file       TEXT PRIMARY KEY,
    area       TEXT NOT NULL,
    source     TEXT NOT NULL,
    run_id     TEXT NOT NULL,
    step       TEXT NOT NULL,
    state      TEXT NOT NULL,
    staged     TEXT NOT NULL,
    rows       INTEGER NOT NULL,
    bytes      INTEGER NOT NULL,
    sha256     TEXT NOT NULL,
    manifest   TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX dataset_by_step ON dataset (run_id, step);
CREATE INDEX dataset_by_source ON dataset (source, created_at);

CREATE TABLE step_memory (
    pipeline TEXT NOT NULL,
    step     TEXT NOT NULL,
    name     TEXT NOT NULL,
    value    TEXT NOT NULL,
    run_id   TEXT NOT NULL,
    PRIMARY KEY (pipeline, step, name)
);

CREATE TABLE quality (
    run_id  TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    step    TEXT NOT NULL,
    phase   TEXT NOT NULL,
    total   REAL NOT NULL,
    details TEXT NOT NULL,
    PRIMARY KEY (run_id, step, phase)
);
