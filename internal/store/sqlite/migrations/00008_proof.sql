-- +goose Up
-- Where the bytes of reports are, by the number of the report. What was redacted: the reports that are no more, by the numbers that they
-- had, which no other gets; and under which keys they are known when they come again or are asked for (see redactedKeys).
PRAGMA user_version = 8;
CREATE TABLE captures (
    report INTEGER NOT NULL,
    at     TEXT NOT NULL,
    file   TEXT NOT NULL,
    offset INTEGER NOT NULL,
    json   TEXT NOT NULL,
    PRIMARY KEY (report, at, file, offset)
) WITHOUT ROWID;
CREATE TABLE tombstones (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, swept INTEGER NOT NULL, json TEXT NOT NULL);
CREATE TABLE redacted (key TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
