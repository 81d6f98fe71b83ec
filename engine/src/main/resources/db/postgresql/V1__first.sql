-- COLLATE "C" sorts text as SQLite does, whatever the server's locale

-- the time in microseconds since 1970; SQLite has it as a function of the connection
CREATE FUNCTION onggi_now() RETURNS BIGINT LANGUAGE SQL STABLE
    RETURN (extract(EPOCH FROM statement_timestamp()) * 1000000)::BIGINT;

CREATE TABLE run (
    id             TEXT COLLATE "C" PRIMARY KEY,
    pipeline       TEXT COLLATE "C" NOT NULL,
    environment    TEXT COLLATE "C" NOT NULL,
    state          TEXT COLLATE "C" NOT NULL,
    started_at     TEXT COLLATE "C" NOT NULL,
    ended_at       TEXT COLLATE "C",
    interval_start TEXT COLLATE "C" NOT NULL,
    interval_end   TEXT COLLATE "C" NOT NULL,
    params         TEXT COLLATE "C" NOT NULL,
    definition     TEXT COLLATE "C" NOT NULL,
    stale          BIGINT NOT NULL DEFAULT 0,
    holder         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX run_by_pipeline ON run (pipeline, started_at);

CREATE TABLE step (
    run_id        TEXT COLLATE "C" NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    name          TEXT COLLATE "C" NOT NULL,
    position      BIGINT NOT NULL,
    uses          TEXT COLLATE "C" NOT NULL,
    state         TEXT COLLATE "C" NOT NULL,
    attempt       BIGINT NOT NULL,
    started_at    TEXT COLLATE "C",
    ended_at      TEXT COLLATE "C",
    rows_in       BIGINT NOT NULL DEFAULT 0,
    rows_out      BIGINT NOT NULL DEFAULT 0,
    rejected      BIGINT NOT NULL DEFAULT 0,
    cells_changed BIGINT NOT NULL DEFAULT 0,
    outputs       TEXT COLLATE "C" NOT NULL DEFAULT '{}',
    problems      TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    PRIMARY KEY (run_id, name)
);

CREATE TABLE dataset (
    file       TEXT COLLATE "C" PRIMARY KEY,
    area       TEXT COLLATE "C" NOT NULL,
    source     TEXT COLLATE "C" NOT NULL,
    run_id     TEXT COLLATE "C" NOT NULL,
    step       TEXT COLLATE "C" NOT NULL,
    state      TEXT COLLATE "C" NOT NULL,
    staged     TEXT COLLATE "C" NOT NULL,
    rows       BIGINT NOT NULL,
    bytes      BIGINT NOT NULL,
    sha256     TEXT COLLATE "C" NOT NULL,
    manifest   TEXT COLLATE "C" NOT NULL,
    created_at TEXT COLLATE "C" NOT NULL
);
CREATE INDEX dataset_by_step ON dataset (run_id, step);
CREATE INDEX dataset_by_source ON dataset (source, created_at);

CREATE TABLE step_memory (
    pipeline TEXT COLLATE "C" NOT NULL,
    step     TEXT COLLATE "C" NOT NULL,
    name     TEXT COLLATE "C" NOT NULL,
    value    TEXT COLLATE "C" NOT NULL,
    run_id   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (pipeline, step, name)
);

CREATE TABLE quality (
    run_id  TEXT COLLATE "C" NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    step    TEXT COLLATE "C" NOT NULL,
    phase   TEXT COLLATE "C" NOT NULL,
    total   DOUBLE PRECISION NOT NULL,
    details TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (run_id, step, phase)
);
