-- +goose Up
-- What an event is filed under stands with it as in the index of events, and no more in tables of its own, of which a record had more rows
-- than of anything else: nothing looked there but who took the event away. Of its claims it is kept which reports tell them.
PRAGMA user_version = 11;
ALTER TABLE events ADD COLUMN filed TEXT NOT NULL DEFAULT '';
UPDATE events SET filed = 'x' || CASE WHEN first_day != last_day THEN ' l' ELSE '' END
    || CASE WHEN type != '' THEN ' t' || lower(hex(type)) ELSE '' END
    || coalesce((SELECT group_concat(' a' || lower(hex(id)), '') FROM event_actors WHERE event = seq), '')
    || coalesce((SELECT group_concat(' p' || lower(hex(id)), '') FROM event_places WHERE event = seq), '')
    || coalesce((SELECT group_concat(' o' || lower(hex(id)), '') FROM event_outlets WHERE event = seq), '')
    || CASE WHEN disputed THEN ' s' || lower(hex('disputed')) ELSE '' END
    || CASE WHEN corroborated THEN ' s' || lower(hex('corroborated')) ELSE '' END
    || CASE WHEN origins <= 1 THEN ' s' || lower(hex('single')) ELSE '' END;
DROP TABLE event_actors;
DROP TABLE event_places;
DROP TABLE event_outlets;
CREATE TABLE event_reports (report TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (report, event)) WITHOUT ROWID;
INSERT INTO event_reports SELECT DISTINCT report, event FROM event_claims;
DROP TABLE event_claims;
