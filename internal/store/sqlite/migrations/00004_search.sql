-- +goose Up
-- Events are searched by the words of their sentences and by what they are filed under, newest first, in one index. The number of an
-- event is its place in the order of lists, so that a list is read from the front and no further than it is shown. Events made
-- before are given such numbers when the record is opened; the areas of their places are known when they are made anew.
PRAGMA user_version = 4;
DROP TABLE events_fts;
CREATE VIRTUAL TABLE events_fts USING fts5 (title, words, keys, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
DROP INDEX events_newest;
-- How many there are of what is counted on every page.
CREATE TABLE tallies (kind TEXT NOT NULL, id TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
INSERT INTO tallies SELECT 'reports', '', count(*) FROM reports;
INSERT INTO tallies SELECT 'claims', '', count(*) FROM claims;
INSERT INTO tallies SELECT 'outlets', outlet, count(*) FROM reports WHERE outlet != '' GROUP BY outlet;
INSERT INTO tallies SELECT 'statuses', status, count(*) FROM reports WHERE status != '' GROUP BY status;
ALTER TABLE derivation ADD COLUMN numbered INTEGER NOT NULL DEFAULT 0;
UPDATE derivation SET rules = '';
