-- Every filter that leaves many orders has an index for every sort, so that a page of a list never sorts them all.
CREATE INDEX orders_channel_name ON orders (channel, name, id);
CREATE INDEX orders_status_name ON orders (status, name, id);
CREATE INDEX orders_created_by_name ON orders (created_by, name, id);
CREATE INDEX orders_created_by_updated ON orders (created_by, updated, id);
