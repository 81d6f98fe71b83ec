-- times are microseconds since 1970, by the database's clock

-- when workers served that nobody has to watch; after a silence a new row begins
CREATE TABLE service (
    worker TEXT COLLATE "C" NOT NULL,
    began  BIGINT NOT NULL,
    seen   BIGINT NOT NULL,
    PRIMARY KEY (worker, began)
);
CREATE INDEX service_by_seen ON service (seen);

-- what a worker is short of, so that it takes fewer steps
CREATE TABLE scarcity (
    worker  TEXT COLLATE "C" NOT NULL,
    kind    TEXT COLLATE "C" NOT NULL,
    figure  BIGINT NOT NULL,
    allowed BIGINT NOT NULL,
    since   BIGINT NOT NULL,
    PRIMARY KEY (worker, kind)
);
