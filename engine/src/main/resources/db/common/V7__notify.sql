CREATE TABLE delivery (
    id         TEXT PRIMARY KEY,
    channel    TEXT NOT NULL,
    state      TEXT NOT NULL,
    attempts   INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    due_at     BIGINT NOT NULL,
    ended_at   BIGINT,
    problem    TEXT
);
CREATE INDEX delivery_due ON delivery (state, due_at);
CREATE INDEX delivery_by_channel ON delivery (channel, created_at);

-- delivery_id is null until the notice is put into a message
CREATE TABLE notice (
    channel     TEXT NOT NULL,
    event       TEXT NOT NULL,
    topic       TEXT NOT NULL,
    title       TEXT NOT NULL,
    body        TEXT NOT NULL,
    facts       TEXT NOT NULL,
    at          BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    joins       INTEGER NOT NULL,
    delivery_id TEXT REFERENCES delivery (id) ON DELETE CASCADE,
    PRIMARY KEY (channel, event)
);
CREATE INDEX notice_of_delivery ON notice (delivery_id, due_at);
CREATE INDEX notice_by_topic ON notice (channel, topic, due_at);
