-- the next of those that are ready, without sorting all of them
DROP INDEX task_by_rank;
CREATE INDEX task_in_order ON task (state, lane, rank, run_id, step);
