-- times are microseconds since 1970, by the database's clock

-- how often a run was repeated, and when last
ALTER TABLE run ADD COLUMN round INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN repeated_at BIGINT;
-- what asking may cost the run in all, in millionths of a dollar, where somebody said so
ALTER TABLE run ADD COLUMN budget BIGINT;
ALTER TABLE run ADD COLUMN same_version INTEGER NOT NULL DEFAULT 0;
-- the round of the run whose step has begun it in which it counts
ALTER TABLE run ADD COLUMN called_in INTEGER NOT NULL DEFAULT 0;

-- hashes of all that made the result of a step, by name, as JSON
ALTER TABLE step ADD COLUMN fingerprint TEXT COLLATE "C";
-- the run whose result it is, where it is another one's
ALTER TABLE step ADD COLUMN taken_from TEXT COLLATE "C";
-- the fence of the try that has something to remember
ALTER TABLE step ADD COLUMN held_fence BIGINT NOT NULL DEFAULT 0;

ALTER TABLE task ADD COLUMN round INTEGER NOT NULL DEFAULT 0;
-- tries in earlier rounds
ALTER TABLE task ADD COLUMN earlier INTEGER NOT NULL DEFAULT 0;
-- whether it has begun its runs in this round
ALTER TABLE task ADD COLUMN called INTEGER NOT NULL DEFAULT 0;

-- the round of its run in which it was written
ALTER TABLE dataset ADD COLUMN round INTEGER NOT NULL DEFAULT 0;

-- the fence of the try whose memory a step has: what is older does not take its place
CREATE TABLE step_mark (
    pipeline TEXT COLLATE "C" NOT NULL,
    step     TEXT COLLATE "C" NOT NULL,
    fence    BIGINT NOT NULL,
    PRIMARY KEY (pipeline, step)
);
