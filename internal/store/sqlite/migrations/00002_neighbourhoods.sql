-- +goose Up
-- What is derived is brought up to date report by report: an index of what claims are about, the links between them, and which
-- make which event. Events made before are made anew.
PRAGMA user_version = 2;

-- When a report was published and when the record took it in ("" when nobody says), and whether its claims are in the events: 1
-- they are, 0 they wait, -1 they wait again since all is made anew.
ALTER TABLE reports ADD COLUMN published TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN taken TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN woven INTEGER NOT NULL DEFAULT 0;
UPDATE reports SET published = coalesce(json_extract(json, '$.published.value'), '');
CREATE INDEX reports_waiting ON reports (woven, published, seq) WHERE woven < 1;

-- A report as other reports date it, with its claims read again by that date. The record itself says what the report says.
CREATE TABLE redated (report INTEGER PRIMARY KEY, json TEXT NOT NULL);

-- An item is a report's seq and the place of a claim in it: see package shelf.
CREATE TABLE keys (
    key  INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    lo   INTEGER NOT NULL,
    item INTEGER NOT NULL,
    hi   INTEGER NOT NULL,
    PRIMARY KEY (key, kind, lo, item)
) WITHOUT ROWID;
CREATE TABLE links (a INTEGER NOT NULL, b INTEGER NOT NULL, worth INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE items (item INTEGER PRIMARY KEY, event TEXT NOT NULL);
CREATE INDEX items_by_event ON items (event);

-- Every id that an event ever had, with the item that it was named after: where that item is now, the id leads.
CREATE TABLE names (id TEXT NOT NULL PRIMARY KEY, item INTEGER NOT NULL) WITHOUT ROWID;

-- Single events come and go now. day is when an event begins or ends something that lasts; event_days finds such events.
DROP TABLE events_fts;
CREATE VIRTUAL TABLE events_fts USING fts5 (title, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
CREATE INDEX event_actors_by_event ON event_actors (event);
CREATE INDEX event_places_by_event ON event_places (event);
CREATE INDEX event_outlets_by_event ON event_outlets (event);
ALTER TABLE events ADD COLUMN day INTEGER NOT NULL DEFAULT -1073741824;
CREATE TABLE event_days (place TEXT NOT NULL, type TEXT NOT NULL, day INTEGER NOT NULL, event INTEGER NOT NULL,
    PRIMARY KEY (place, type, day, event)) WITHOUT ROWID;
CREATE INDEX event_days_by_event ON event_days (event);
DELETE FROM events;
DELETE FROM event_claims;
DELETE FROM event_actors;
DELETE FROM event_places;
DELETE FROM event_outlets;

-- What changed in the events, when, and whether news or rules changed it. former holds the events as they were while all are
-- made anew. The feed is a log: it is not derived, and stays.
CREATE TABLE changes (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, event TEXT NOT NULL, json TEXT NOT NULL);
CREATE INDEX changes_by_event ON changes (event, seq);
CREATE INDEX changes_by_time ON changes (at);
CREATE TABLE former (id TEXT NOT NULL PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;

-- Of which program and knowledge the events are.
DROP TABLE derivation;
CREATE TABLE derivation (one INTEGER PRIMARY KEY CHECK (one = 1), rules TEXT NOT NULL);
INSERT INTO derivation VALUES (1, '');
