-- What is to be removed from a warehouse although nobody said that it is there: a creator may just be putting it there.
CREATE TABLE withdrawals (
    url     TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    until   BIGINT NOT NULL
);
