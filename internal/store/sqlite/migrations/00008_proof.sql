-- +goose Up
-- Where the bytes of reports are, by the number of the report; and what was redacted: the reports that are no more, and by which hashes their
-- texts are known when they come again.
PRAGMA user_version = 8;
CREATE TABLE captures (
    report INTEGER NOT NULL,
    at     TEXT NOT NULL,
    file   TEXT NOT NULL,
    offset INTEGER NOT NULL,
    json   TEXT NOT NULL,
    PRIMARY KEY (report, at, file, offset)
) WITHOUT ROWID;
CREATE TABLE tombstones (id TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE redacted (hash TEXT NOT NULL PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
