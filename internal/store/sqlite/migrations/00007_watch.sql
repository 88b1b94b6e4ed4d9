-- +goose Up
-- What is watched: feeds with how it went with them, and the addresses that they named with what became of each. due is when an address is
-- asked for next, '' for not again; again says that it is kept already and only looked at for changes.
PRAGMA user_version = 7;
CREATE TABLE feeds (url TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE addresses (
    seq       INTEGER PRIMARY KEY,
    url       TEXT NOT NULL UNIQUE,
    source    TEXT NOT NULL,
    host      TEXT NOT NULL,
    status    TEXT NOT NULL,
    again     INTEGER NOT NULL,
    due       TEXT NOT NULL,
    noted     TEXT NOT NULL,
    report    TEXT NOT NULL,
    withdrawn INTEGER NOT NULL,
    json      TEXT NOT NULL
);
CREATE INDEX addresses_due ON addresses (again, host, due) WHERE due != '';
CREATE INDEX addresses_by_report ON addresses (report) WHERE report != '';
CREATE INDEX addresses_by_status ON addresses (status, noted);
CREATE INDEX addresses_by_source ON addresses (source, status, noted);
CREATE INDEX addresses_withdrawn ON addresses (noted) WHERE withdrawn;
