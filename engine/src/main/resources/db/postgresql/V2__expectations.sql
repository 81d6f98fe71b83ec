CREATE TABLE expectation (
    run_id      TEXT COLLATE "C" NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    step        TEXT COLLATE "C" NOT NULL,
    position    BIGINT NOT NULL,
    title       TEXT COLLATE "C" NOT NULL,
    outcome     TEXT COLLATE "C" NOT NULL,
    measured    BIGINT NOT NULL,
    failed      BIGINT NOT NULL,
    allowed     DOUBLE PRECISION NOT NULL,
    failing_ids TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (run_id, step, position)
);
