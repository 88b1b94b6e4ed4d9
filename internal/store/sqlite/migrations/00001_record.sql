-- +goose Up
-- application_id is "Twtr" in ASCII; user_version is the number of the newest migration. Both are part of the
-- transaction, so that a database is either ours and whole or still empty.
PRAGMA application_id = 1417114738;
PRAGMA user_version = 1;

-- The record: written once, never changed.
CREATE TABLE reports (
    seq       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    text_hash TEXT NOT NULL,
    outlet    TEXT NOT NULL,
    status    TEXT NOT NULL,
    json      TEXT NOT NULL
);

CREATE TABLE claims (
    id     TEXT NOT NULL PRIMARY KEY,
    report TEXT NOT NULL REFERENCES reports (id),
    ord    INTEGER NOT NULL,
    type   TEXT NOT NULL,
    json   TEXT NOT NULL
);
CREATE UNIQUE INDEX claims_by_report ON claims (report, ord);

-- Folded words only; the row is the report's seq. unicode61 splits at the spaces that folding leaves.
CREATE VIRTUAL TABLE reports_fts USING fts5 (title, body, content = '', tokenize = 'unicode61 remove_diacritics 0');

-- Derived: replaced as a whole.
CREATE TABLE events (
    seq          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    type         TEXT NOT NULL,
    start        TEXT NOT NULL,
    first_day    TEXT NOT NULL,
    last_day     TEXT NOT NULL,
    origins      INTEGER NOT NULL,
    corroborated INTEGER NOT NULL,
    disputed     INTEGER NOT NULL,
    json         TEXT NOT NULL
);
CREATE INDEX events_newest ON events (start DESC, id);

CREATE TABLE event_claims (
    event  INTEGER NOT NULL,
    claim  TEXT NOT NULL,
    report TEXT NOT NULL
);
CREATE INDEX event_claims_by_event ON event_claims (event);
CREATE INDEX event_claims_by_report ON event_claims (report);

CREATE TABLE event_actors (id TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (id, event)) WITHOUT ROWID;
CREATE TABLE event_places (id TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (id, event)) WITHOUT ROWID;
CREATE TABLE event_outlets (id TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (id, event)) WITHOUT ROWID;

CREATE VIRTUAL TABLE events_fts USING fts5 (title, content = '', tokenize = 'unicode61 remove_diacritics 0');

-- One row: whether reports came in after the events were last derived.
CREATE TABLE derivation (one INTEGER PRIMARY KEY CHECK (one = 1), stale INTEGER NOT NULL);
INSERT INTO derivation VALUES (1, 0);
