-- times are microseconds since 1970, by the database's clock

CREATE TABLE pipeline_version (
    pipeline   TEXT COLLATE "C" NOT NULL,
    version    INTEGER NOT NULL,
    file       TEXT COLLATE "C" NOT NULL,
    definition TEXT COLLATE "C" NOT NULL,
    stored_at  BIGINT NOT NULL,
    PRIMARY KEY (pipeline, version)
);

ALTER TABLE run ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'manual';
-- what makes a run the same as another one: the slot of a schedule, the item of a call
ALTER TABLE run ADD COLUMN once TEXT COLLATE "C";
ALTER TABLE run ADD COLUMN backfill INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN sample BIGINT NOT NULL DEFAULT 0;
-- the steps it runs, as a JSON list
ALTER TABLE run ADD COLUMN steps TEXT COLLATE "C" NOT NULL DEFAULT '[]';
-- the only worker that works on it, where somebody waits there for its end
ALTER TABLE run ADD COLUMN attended TEXT COLLATE "C";
-- of a queue at most so many run side by side
ALTER TABLE run ADD COLUMN queue TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE run ADD COLUMN most INTEGER NOT NULL DEFAULT 1;
ALTER TABLE run ADD COLUMN rank BIGINT NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN cancelled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN parent_run TEXT COLLATE "C";
ALTER TABLE run ADD COLUMN parent_step TEXT COLLATE "C";
ALTER TABLE run ADD COLUMN item TEXT COLLATE "C";
ALTER TABLE run ADD COLUMN note TEXT COLLATE "C" NOT NULL DEFAULT '';
CREATE UNIQUE INDEX run_once ON run (pipeline, kind, once);
CREATE INDEX run_by_state ON run (state, queue, rank);
CREATE INDEX run_called ON run (parent_run, parent_step);

-- what a step handed on, as JSON, and what it has to remember once its rows have gone through
ALTER TABLE step ADD COLUMN record TEXT COLLATE "C";
ALTER TABLE step ADD COLUMN held TEXT COLLATE "C";

-- the steps of runs that are not over; that of an empty name ends its run
CREATE TABLE task (
    run_id     TEXT COLLATE "C" NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    step       TEXT COLLATE "C" NOT NULL,
    state      TEXT COLLATE "C" NOT NULL,
    attempt    INTEGER NOT NULL,
    deaths     INTEGER NOT NULL,
    rank       BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    lane       TEXT COLLATE "C" NOT NULL,
    pool       TEXT COLLATE "C",
    label      TEXT COLLATE "C",
    attended   TEXT COLLATE "C",
    worker     TEXT COLLATE "C",
    fence      BIGINT NOT NULL,
    PRIMARY KEY (run_id, step)
);
CREATE INDEX task_by_rank ON task (state, lane, rank);

CREATE TABLE attempt (
    run_id     TEXT COLLATE "C" NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    step       TEXT COLLATE "C" NOT NULL,
    number     INTEGER NOT NULL,
    worker     TEXT COLLATE "C" NOT NULL,
    fence      BIGINT NOT NULL,
    state      TEXT COLLATE "C" NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at   BIGINT,
    problems   TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    PRIMARY KEY (run_id, step, number)
);

-- rejected rows that lie aside until their run ends
CREATE TABLE reject_part (
    run_id TEXT COLLATE "C" NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    step   TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    file   TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (run_id, file)
);

CREATE TABLE worker (
    id         TEXT COLLATE "C" PRIMARY KEY,
    holder     TEXT COLLATE "C" NOT NULL,
    labels     TEXT COLLATE "C" NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL
);

CREATE TABLE fence (
    one   INTEGER PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO fence VALUES (1, 0);

CREATE TABLE pipeline_state (
    pipeline TEXT COLLATE "C" PRIMARY KEY,
    paused   INTEGER NOT NULL
);
