-- +goose Up
-- The outlets that the user follows, as the record was last told of them, in the order of the list: all or none.
PRAGMA user_version = 9;
CREATE TABLE followed (ord INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
