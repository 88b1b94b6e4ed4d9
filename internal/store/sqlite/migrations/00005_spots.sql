-- +goose Up
-- Where the map draws events: the main place of each, '' for none, in a table so narrow that all of it is counted at once. A place is drawn
-- at one point, whatever event names it.
PRAGMA user_version = 5;
CREATE TABLE spots (event INTEGER PRIMARY KEY, place TEXT NOT NULL);
CREATE INDEX spots_by_place ON spots (place);
CREATE TABLE places (id TEXT NOT NULL PRIMARY KEY, lat REAL NOT NULL, lon REAL NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO spots SELECT seq, coalesce(json ->> '$.place.id', '') FROM events;
INSERT OR IGNORE INTO places SELECT json ->> '$.place.id', json ->> '$.place.lat', json ->> '$.place.lon', json -> '$.place'
    FROM events WHERE coalesce(json ->> '$.place.id', '') != '';
