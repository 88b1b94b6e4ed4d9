-- +goose Up
-- How many events each place and each day has, for the map and the brush of a whole record. Where events are not numbered yet they are
-- counted when they are.
PRAGMA user_version = 6;
INSERT INTO tallies SELECT 'spot', place, count(*) FROM spots WHERE (SELECT numbered FROM derivation) GROUP BY place;
INSERT INTO tallies SELECT 'day', CASE WHEN n = 0 THEN '' WHEN n / 32 % 13 = 0 THEN printf('%04d', n / 416)
    WHEN n % 32 = 0 THEN printf('%04d-%02d', n / 416, n / 32 % 13) ELSE printf('%04d-%02d-%02d', n / 416, n / 32 % 13, n % 32) END AS day, sum(c)
    FROM (SELECT (event >> 29) / 1440 AS n, count(*) AS c FROM spots WHERE (SELECT numbered FROM derivation) GROUP BY n) GROUP BY day;
