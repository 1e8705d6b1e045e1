CREATE TABLE channels (
    id             TEXT PRIMARY KEY,
    name           TEXT NOT NULL,
    active         INTEGER NOT NULL,
    private        INTEGER NOT NULL,
    sender_name    TEXT NOT NULL,
    sender_email   TEXT NOT NULL,
    sender_address TEXT NOT NULL,
    created        BIGINT NOT NULL
);
CREATE INDEX channels_created ON channels (created, id);

CREATE TABLE warehouses (
    id           TEXT PRIMARY KEY,
    upload_uri   TEXT NOT NULL,
    download_uri TEXT NOT NULL,
    channel      TEXT REFERENCES channels (id),
    active       INTEGER NOT NULL,
    created      BIGINT NOT NULL
);
CREATE INDEX warehouses_created ON warehouses (created, id);

-- What was ordered never changes, except that anonymising erases it; what became of it is in the tasks.
CREATE TABLE orders (
    id              TEXT PRIMARY KEY,
    channel         TEXT NOT NULL REFERENCES channels (id),
    status          TEXT NOT NULL,
    name            TEXT NOT NULL,
    file_name       TEXT NOT NULL UNIQUE,
    media_type      TEXT NOT NULL,
    media_size      INTEGER NOT NULL,
    duration        INTEGER NOT NULL,
    quantity        INTEGER NOT NULL,
    units           INTEGER NOT NULL,
    priority        INTEGER NOT NULL,
    client          TEXT NOT NULL,
    recipient       TEXT NOT NULL,
    warehouse       TEXT NOT NULL,
    upload_uri      TEXT NOT NULL,
    download_uri    TEXT NOT NULL,
    recipe_digest   TEXT NOT NULL,
    created_by      TEXT NOT NULL,
    idempotency_key TEXT,
    request_digest  TEXT NOT NULL,
    canceled        INTEGER NOT NULL DEFAULT 0,
    shipped         INTEGER NOT NULL DEFAULT 0,
    anonymized      INTEGER NOT NULL DEFAULT 0,
    created         BIGINT NOT NULL,
    updated         BIGINT NOT NULL,
    expires         BIGINT,
    -- The last column: it is long, and SQLite reads everything before it to get at what comes after.
    recipe          TEXT,
    UNIQUE (created_by, idempotency_key)
);
CREATE INDEX orders_created ON orders (created, id);
CREATE INDEX orders_channel ON orders (channel, created, id);
CREATE INDEX orders_status ON orders (status, created, id);
CREATE INDEX orders_updated ON orders (updated, id);
CREATE INDEX orders_channel_updated ON orders (channel, updated, id);
CREATE INDEX orders_status_updated ON orders (status, updated, id);
CREATE INDEX orders_created_by ON orders (created_by, created, id);
CREATE INDEX orders_name ON orders (name, id);
CREATE INDEX orders_expires ON orders (expires) WHERE status = 'pending_expiry';

CREATE TABLE workers (
    id           TEXT PRIMARY KEY,
    user_id      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name         TEXT NOT NULL,
    username     TEXT NOT NULL,
    channel      TEXT,
    kinds        TEXT NOT NULL,
    capabilities TEXT NOT NULL,
    version      TEXT NOT NULL,
    first_seen   BIGINT NOT NULL,
    last_seen    BIGINT NOT NULL,
    draining     INTEGER NOT NULL DEFAULT 0,
    UNIQUE (user_id, name)
);
CREATE INDEX workers_seen ON workers (last_seen, id);

CREATE TABLE tasks (
    id         TEXT PRIMARY KEY,
    order_id   TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    kind       TEXT NOT NULL,
    ordinal    INTEGER NOT NULL,
    channel    TEXT NOT NULL,
    status     TEXT NOT NULL,
    priority   INTEGER NOT NULL,
    -- When it was queued, in milliseconds, less ten minutes for each step of priority: who has waited long enough comes first.
    queue_rank BIGINT NOT NULL,
    blocked    INTEGER NOT NULL,
    not_before BIGINT NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    fence      BIGINT NOT NULL DEFAULT 0,
    lease_id   TEXT,
    worker_id  TEXT,
    needs      TEXT NOT NULL,
    inputs     TEXT NOT NULL,
    progress   TEXT,
    checkpoint TEXT,
    cause      TEXT,
    remedy     TEXT,
    log_length BIGINT NOT NULL DEFAULT 0,
    created    BIGINT NOT NULL,
    updated    BIGINT NOT NULL,
    UNIQUE (order_id, kind, ordinal)
);
CREATE INDEX tasks_queue ON tasks (kind, channel, queue_rank, id) WHERE status = 'pending' AND blocked = 0;
CREATE INDEX tasks_running ON tasks (kind, channel) WHERE lease_id IS NOT NULL;
CREATE INDEX tasks_created ON tasks (created, id);
CREATE INDEX tasks_status ON tasks (status, created, id);
CREATE INDEX tasks_worker ON tasks (worker_id) WHERE lease_id IS NOT NULL;

CREATE TABLE task_dependencies (
    task_id TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    needs   TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    PRIMARY KEY (task_id, needs)
);
CREATE INDEX task_dependencies_needs ON task_dependencies (needs);

CREATE TABLE leases (
    id            TEXT PRIMARY KEY,
    task_id       TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    fence         BIGINT NOT NULL,
    worker_id     TEXT NOT NULL,
    user_id       TEXT NOT NULL,
    started       BIGINT NOT NULL,
    expires       BIGINT NOT NULL,
    state         TEXT NOT NULL,
    result_digest TEXT,
    result_status TEXT,
    ended         BIGINT,
    UNIQUE (task_id, fence)
);
CREATE INDEX leases_expires ON leases (expires) WHERE state = 'active';

CREATE TABLE transitions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id TEXT NOT NULL,
    subject  TEXT NOT NULL,
    previous TEXT,
    status   TEXT NOT NULL,
    at       BIGINT NOT NULL,
    who      TEXT NOT NULL,
    why      TEXT NOT NULL
);
CREATE INDEX transitions_order ON transitions (order_id, sequence);

CREATE TABLE artifacts (
    id       TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    task_id  TEXT NOT NULL,
    channel  TEXT NOT NULL,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    size     BIGINT NOT NULL,
    sha256   TEXT NOT NULL,
    url      TEXT NOT NULL,
    status   TEXT NOT NULL,
    created  BIGINT NOT NULL,
    expires  BIGINT NOT NULL,
    UNIQUE (order_id, name)
);
CREATE INDEX artifacts_created ON artifacts (created, id);
CREATE INDEX artifacts_status ON artifacts (status, expires);

CREATE TABLE log_parts (
    task_id TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    start   BIGINT NOT NULL,
    bytes   BLOB NOT NULL,
    PRIMARY KEY (task_id, start)
);
