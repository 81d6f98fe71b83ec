-- what programs that speak another API keep here beside runs; times are microseconds since 1970

-- the name that whoever asked for a run knows it by
CREATE TABLE run_name (
    pipeline TEXT NOT NULL,
    name     TEXT NOT NULL,
    run_id   TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    PRIMARY KEY (pipeline, name)
);
CREATE INDEX run_name_by_run ON run_name (run_id);

-- what somebody noted of a step
CREATE TABLE step_note (
    run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    step   TEXT NOT NULL,
    note   TEXT NOT NULL,
    PRIMARY KEY (run_id, step)
);

-- values that programs left beside those that a step handed on, as JSON
CREATE TABLE step_value (
    run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    step   TEXT NOT NULL,
    name   TEXT NOT NULL,
    value  TEXT NOT NULL,
    at     BIGINT NOT NULL,
    PRIMARY KEY (run_id, step, name)
);

CREATE TABLE favourite (
    account  TEXT NOT NULL REFERENCES account (name),
    pipeline TEXT NOT NULL,
    PRIMARY KEY (account, pipeline)
);

-- versions of datasets that came about outside of Onggi
CREATE TABLE dataset_news (
    id      BIGINT PRIMARY KEY,
    dataset TEXT NOT NULL,
    extra   TEXT NOT NULL,
    account TEXT NOT NULL,
    at      TEXT NOT NULL
);

-- ranges of time that are run again; what is next follows from it and from the runs
CREATE TABLE backfill (
    id           BIGINT PRIMARY KEY,
    pipeline     TEXT NOT NULL,
    from_at      BIGINT NOT NULL,
    to_at        BIGINT NOT NULL,
    params       TEXT NOT NULL,
    reprocess    TEXT NOT NULL,
    most         INTEGER NOT NULL,
    -- the logical dates, in the order in which their runs start, as a JSON list
    slots        TEXT NOT NULL,
    paused       INTEGER NOT NULL,
    account      TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    updated_at   BIGINT NOT NULL,
    completed_at BIGINT
);
CREATE INDEX backfill_by_pipeline ON backfill (pipeline, id);
