-- times are microseconds of the epoch

CREATE TABLE schedule_cursor (
    pipeline TEXT NOT NULL,
    schedule TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (pipeline, schedule)
);

CREATE TABLE schedule_file (
    pipeline    TEXT NOT NULL,
    schedule    TEXT NOT NULL,
    path        TEXT NOT NULL,
    bytes       BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    since       BIGINT NOT NULL,
    state       TEXT NOT NULL,
    PRIMARY KEY (pipeline, schedule, path)
);

-- an item is the id of a run or the file of a dataset
CREATE TABLE schedule_seen (
    pipeline TEXT NOT NULL,
    schedule TEXT NOT NULL,
    item     TEXT NOT NULL,
    PRIMARY KEY (pipeline, schedule, item)
);

CREATE TABLE schedule_arrival (
    pipeline TEXT NOT NULL,
    at       BIGINT NOT NULL,
    schedule TEXT NOT NULL,
    from_at  BIGINT NOT NULL,
    causes   TEXT NOT NULL,
    handed   INTEGER NOT NULL,
    PRIMARY KEY (pipeline, at)
);
