CREATE TABLE evaluation (
    id      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    data    TEXT NOT NULL,
    truth   TEXT NOT NULL,
    rows    INTEGER NOT NULL,
    of_rows INTEGER NOT NULL,
    seed    INTEGER NOT NULL
);

CREATE TABLE evaluated_variant (
    evaluation_id   INTEGER NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
    position        INTEGER NOT NULL,
    task            TEXT NOT NULL,
    version         TEXT NOT NULL,
    model           TEXT NOT NULL,
    shown_model     TEXT NOT NULL,
    parameters      TEXT NOT NULL,
    requests        INTEGER NOT NULL,
    input_tokens    INTEGER NOT NULL,
    output_tokens   INTEGER NOT NULL,
    cost_micros     INTEGER NOT NULL,
    mean_latency_ms INTEGER NOT NULL,
    p95_latency_ms  INTEGER NOT NULL,
    PRIMARY KEY (evaluation_id, position)
);

CREATE INDEX evaluated_variant_asked ON evaluated_variant (task, version, model);

-- column_name '' holds all columns together
CREATE TABLE evaluated_column (
    evaluation_id INTEGER NOT NULL,
    position      INTEGER NOT NULL,
    column_name   TEXT NOT NULL,
    cells         INTEGER NOT NULL,
    right_cells   INTEGER NOT NULL,
    unanswered    INTEGER NOT NULL,
    harmed        INTEGER NOT NULL,
    right_before  INTEGER NOT NULL,
    PRIMARY KEY (evaluation_id, position, column_name),
    FOREIGN KEY (evaluation_id, position)
        REFERENCES evaluated_variant (evaluation_id, position) ON DELETE CASCADE
);
