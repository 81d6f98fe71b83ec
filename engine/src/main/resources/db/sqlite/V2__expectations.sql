CREATE TABLE expectation (
    run_id      TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    step        TEXT NOT NULL,
    position    INTEGER NOT NULL,
    title       TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    measured    INTEGER NOT NULL,
    failed      INTEGER NOT NULL,
    allowed     REAL NOT NULL,
    failing_ids TEXT NOT NULL,
    PRIMARY KEY (run_id, step, position)
);
