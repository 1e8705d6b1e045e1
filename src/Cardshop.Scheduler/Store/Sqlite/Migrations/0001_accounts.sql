CREATE TABLE users (
    id        TEXT PRIMARY KEY,
    username  TEXT NOT NULL,
    name_key  TEXT NOT NULL UNIQUE,
    email     TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    password  TEXT NOT NULL,
    role      TEXT NOT NULL,
    channel   TEXT,
    active    INTEGER NOT NULL,
    created   BIGINT NOT NULL
);
CREATE INDEX users_created ON users (created, id);

CREATE TABLE tokens (
    digest  TEXT PRIMARY KEY,
    kind    TEXT NOT NULL,
    family  TEXT NOT NULL,
    parent  TEXT,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used    BIGINT
);
CREATE INDEX tokens_family ON tokens (family);
CREATE INDEX tokens_user ON tokens (user_id);
CREATE INDEX tokens_expires ON tokens (expires);

CREATE TABLE setup_links (
    digest  TEXT PRIMARY KEY,
    expires BIGINT NOT NULL
);

CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    at       BIGINT NOT NULL,
    who      TEXT NOT NULL,
    channel  TEXT,
    action   TEXT NOT NULL,
    subject  TEXT NOT NULL,
    detail   TEXT NOT NULL
);
