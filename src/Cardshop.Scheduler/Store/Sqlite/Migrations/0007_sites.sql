-- A place where cards are written. Its slots are what its workers announced.
CREATE TABLE sites (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    user_id  TEXT UNIQUE REFERENCES users (id) ON DELETE SET NULL,
    channel  TEXT REFERENCES channels (id),
    active   INTEGER NOT NULL,
    emails   TEXT NOT NULL,
    language TEXT NOT NULL,
    created  BIGINT NOT NULL
);
CREATE INDEX sites_created ON sites (created, id);

ALTER TABLE warehouses ADD COLUMN ftp_uri TEXT;

ALTER TABLE workers ADD COLUMN slots TEXT NOT NULL DEFAULT '[]';
ALTER TABLE workers ADD COLUMN room BIGINT;

ALTER TABLE orders ADD COLUMN site TEXT;
ALTER TABLE orders ADD COLUMN shipment TEXT;
-- It waits for a site: its own has not called for a day, or is another now.
ALTER TABLE orders ADD COLUMN stranded INTEGER NOT NULL DEFAULT 0;
-- What each card has of its own, encrypted.
ALTER TABLE orders ADD COLUMN cards TEXT;
CREATE INDEX orders_site ON orders (site) WHERE site IS NOT NULL;

ALTER TABLE tasks ADD COLUMN site TEXT;
ALTER TABLE tasks ADD COLUMN slot TEXT;
-- Of the image.
ALTER TABLE tasks ADD COLUMN size BIGINT;
ALTER TABLE tasks ADD COLUMN round INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tasks ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0;
-- Its writer vanished; the one of the same slot takes it up again by itself.
ALTER TABLE tasks ADD COLUMN away INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tasks ADD COLUMN card TEXT;
CREATE INDEX tasks_away ON tasks (site, queue_rank) WHERE away = 1;
CREATE INDEX tasks_slots ON tasks (site) WHERE lease_id IS NOT NULL AND slot IS NOT NULL;
