-- values are encrypted, with a key that lies elsewhere

CREATE TABLE vault_variable (
    name        TEXT PRIMARY KEY,
    description TEXT NOT NULL,
    value       TEXT NOT NULL
);

CREATE TABLE vault_connection (
    name   TEXT PRIMARY KEY,
    kind   TEXT NOT NULL,
    -- what may be seen, as JSON
    shown  TEXT NOT NULL,
    secret TEXT NOT NULL,
    -- the keys of the secret, between commas
    hidden TEXT NOT NULL
);
