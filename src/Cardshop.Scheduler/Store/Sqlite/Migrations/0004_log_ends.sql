-- The end of a log that may be the beginning of a secret, encrypted, until the next part tells.
CREATE TABLE log_ends (
    task_id TEXT PRIMARY KEY REFERENCES tasks (id) ON DELETE CASCADE,
    said    TEXT NOT NULL
);
