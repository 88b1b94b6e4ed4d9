-- +goose Up
-- Stories are kept beside the events that they are told of. newest is the last day that one knows of, days are all stretches of days that it
-- touches, places what it is about (own) and the areas around that, former the ids that it may have had: those that speak of its kind lead
-- to it before they lead to another. Of which program they are stands beside of which the events are; '' are stories that were not told yet.
PRAGMA user_version = 10;
CREATE TABLE stories (
    seq    INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    kind   TEXT NOT NULL,
    newest TEXT NOT NULL,
    days   TEXT NOT NULL,
    steps  INTEGER NOT NULL,
    json   TEXT NOT NULL
);
CREATE INDEX stories_newest ON stories (newest DESC, id);
CREATE TABLE story_steps (event TEXT NOT NULL, story INTEGER NOT NULL, own INTEGER NOT NULL, PRIMARY KEY (event, story)) WITHOUT ROWID;
CREATE INDEX story_steps_by_story ON story_steps (story);
CREATE TABLE story_places (id TEXT NOT NULL, story INTEGER NOT NULL, own INTEGER NOT NULL, PRIMARY KEY (id, story)) WITHOUT ROWID;
CREATE INDEX story_places_by_story ON story_places (story);
CREATE TABLE story_former (id TEXT NOT NULL, first INTEGER NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (id, first, story)) WITHOUT ROWID;
CREATE INDEX story_former_by_story ON story_former (story);
ALTER TABLE derivation ADD COLUMN tales TEXT NOT NULL DEFAULT '';
