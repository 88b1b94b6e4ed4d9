-- +goose Up
-- Fingerprints are most of what reports are found by, and need no days: each is one number, the print's 38 bits and behind them the
-- 25 bits of the number of the report that has it.
PRAGMA user_version = 3;

CREATE TABLE prints (id INTEGER PRIMARY KEY);
INSERT OR IGNORE INTO prints SELECT ((key >> 26) & 274877906943) << 25 | (item >> 24) FROM keys WHERE kind = 8;
DELETE FROM keys WHERE kind = 8;
