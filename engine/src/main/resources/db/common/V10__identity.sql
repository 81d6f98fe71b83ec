-- times are microseconds since 1970; secrets are kept as hashes only

-- an account is never removed: what it did stays its own
CREATE TABLE account (
    name       TEXT PRIMARY KEY,
    role       TEXT NOT NULL,
    password   TEXT,
    disabled   INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);

CREATE TABLE account_grant (
    account TEXT NOT NULL REFERENCES account (name),
    folder  TEXT NOT NULL,
    role    TEXT NOT NULL,
    PRIMARY KEY (account, folder)
);

CREATE TABLE account_session (
    hash       TEXT PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES account (name),
    csrf       TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX account_session_by_account ON account_session (account);

CREATE TABLE account_token (
    id         TEXT PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES account (name),
    label      TEXT NOT NULL,
    hash       TEXT NOT NULL UNIQUE,
    scopes     TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX account_token_by_account ON account_token (account);

-- each row's hash covers the hash of the row before it
CREATE TABLE audit (
    number  BIGINT PRIMARY KEY,
    at      BIGINT NOT NULL,
    who     TEXT NOT NULL,
    action  TEXT NOT NULL,
    target  TEXT NOT NULL,
    outcome TEXT NOT NULL,
    address TEXT NOT NULL,
    facts   TEXT NOT NULL,
    hash    TEXT NOT NULL
);
CREATE INDEX audit_by_who ON audit (who, number);
CREATE INDEX audit_by_action ON audit (action, number);

-- who asked for a run, and with which key, so that the same request is done once
CREATE TABLE run_origin (
    account     TEXT NOT NULL,
    request_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    pipeline    TEXT NOT NULL,
    run_id      TEXT,
    at          BIGINT NOT NULL,
    PRIMARY KEY (account, request_key)
);
CREATE INDEX run_origin_by_run ON run_origin (run_id);
