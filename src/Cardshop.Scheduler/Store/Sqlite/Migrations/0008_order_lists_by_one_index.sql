-- An index for each sort, with each filter that a list can begin with. What else a filter may ask of a row follows in the same index, so that only rows
-- that are listed are read, however few of many they are; see ListRules.Leading.
DROP INDEX orders_created;
DROP INDEX orders_updated;
DROP INDEX orders_name;
DROP INDEX orders_channel;
DROP INDEX orders_channel_updated;
DROP INDEX orders_channel_name;
DROP INDEX orders_status;
DROP INDEX orders_status_updated;
DROP INDEX orders_status_name;
DROP INDEX orders_created_by;
DROP INDEX orders_created_by_updated;
DROP INDEX orders_created_by_name;
CREATE INDEX orders_by_created ON orders (created, id, name);
CREATE INDEX orders_by_updated ON orders (updated, id, created, name);
CREATE INDEX orders_by_name ON orders (name, id, created);
CREATE INDEX orders_channel_by_created ON orders (channel, created, id, name);
CREATE INDEX orders_channel_by_updated ON orders (channel, updated, id, created, name);
CREATE INDEX orders_channel_by_name ON orders (channel, name, id, created);
CREATE INDEX orders_status_by_created ON orders (status, created, id, name, channel, created_by);
CREATE INDEX orders_status_by_updated ON orders (status, updated, id, created, name, channel, created_by);
CREATE INDEX orders_status_by_name ON orders (status, name, id, created, channel, created_by);
CREATE INDEX orders_created_by_by_created ON orders (created_by, created, id, name, channel);
CREATE INDEX orders_created_by_by_updated ON orders (created_by, updated, id, created, name, channel);
CREATE INDEX orders_created_by_by_name ON orders (created_by, name, id, created, channel);
