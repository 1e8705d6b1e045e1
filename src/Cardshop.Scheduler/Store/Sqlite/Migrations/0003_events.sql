CREATE TABLE events (
    sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
    at        BIGINT NOT NULL,
    kind      TEXT NOT NULL,
    channel   TEXT NOT NULL,
    order_id  TEXT NOT NULL,
    task_id   TEXT,
    worker_id TEXT,
    data      TEXT NOT NULL
);
CREATE INDEX events_order ON events (order_id, sequence);
CREATE INDEX events_worker ON events (worker_id, sequence) WHERE worker_id IS NOT NULL;
CREATE INDEX events_at ON events (kind, at);

-- A mail is written in the transaction of what it tells of, and sent later, at least once.
CREATE TABLE outbox (
    id           TEXT PRIMARY KEY,
    about        TEXT NOT NULL UNIQUE,
    order_id     TEXT,
    kind         TEXT NOT NULL,
    language     TEXT NOT NULL,
    recipient    TEXT NOT NULL,
    copy         TEXT,
    letter       TEXT NOT NULL,
    created      BIGINT NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    next_attempt BIGINT NOT NULL,
    state        TEXT NOT NULL,
    error        TEXT
);
CREATE INDEX outbox_due ON outbox (next_attempt) WHERE state = 'waiting';

CREATE TABLE link_keys (
    id      TEXT PRIMARY KEY,
    secret  TEXT NOT NULL,
    created BIGINT NOT NULL
);

CREATE TABLE jobs (
    name        TEXT PRIMARY KEY,
    holder      TEXT NOT NULL,
    lease_until BIGINT NOT NULL,
    next_run    BIGINT NOT NULL
);
