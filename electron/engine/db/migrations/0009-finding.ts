/**
 * What finding needs besides words: the camera and the position beside an asset, what pictures look like, where the pages of
 * a text begin, what a machine read, and collections that are a search. Frozen once released.
 */
export const sql = `
ALTER TABLE asset ADD COLUMN camera TEXT;                          -- maker and model, as people call it
ALTER TABLE asset ADD COLUMN lat REAL;
ALTER TABLE asset ADD COLUMN lon REAL;
ALTER TABLE asset ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;    -- 1: a person hid it behind a better one
ALTER TABLE asset ADD COLUMN used INTEGER NOT NULL DEFAULT 0;      -- copies that left the library
UPDATE asset SET
  camera = (SELECT nullif(trim(CASE
      WHEN f.model LIKE substr(f.make || ' ', 1, instr(f.make || ' ', ' ') - 1) || '%' THEN f.model
      ELSE f.make || ' ' || f.model END), '')
    FROM (SELECT trim(coalesce(json_extract(facts, '$.make'), '')) AS make, trim(coalesce(json_extract(facts, '$.model'), '')) AS model
            FROM fact WHERE asset_id = asset.id) f),
  lat = (SELECT json_extract(f.facts, '$.gps.lat') FROM fact f WHERE f.asset_id = asset.id),
  lon = (SELECT json_extract(f.facts, '$.gps.lon') FROM fact f WHERE f.asset_id = asset.id);
CREATE INDEX asset_hidden ON asset (sk) WHERE hidden = 1;
UPDATE asset SET used = x.copies
  FROM (SELECT asset_uid, count(*) AS copies FROM export_item WHERE outcome = 'done' GROUP BY asset_uid) AS x
  WHERE asset.uid = x.asset_uid;
CREATE TRIGGER used_exported AFTER UPDATE OF outcome ON export_item
  WHEN NEW.outcome = 'done' AND OLD.outcome <> 'done'
BEGIN
  UPDATE asset SET used = used + 1 WHERE uid = NEW.asset_uid;
END;

-- What a picture looks like, made of its thumbnail.
CREATE TABLE look (
  asset_id INTEGER PRIMARY KEY,
  picture TEXT NOT NULL,              -- key of the picture that it was made of
  shape BLOB,                         -- 64 bits, big end first; null: too little in it to be told from another
  colours BLOB                        -- see media/colours.ts
) STRICT;

-- Where the pages of document_text begin, in characters.
CREATE TABLE text_page (
  asset_id INTEGER NOT NULL,
  page INTEGER NOT NULL,              -- from 0
  start INTEGER NOT NULL,
  PRIMARY KEY (asset_id, page)
) STRICT, WITHOUT ROWID;

-- Text that a machine read from a picture; state: 0 waiting, 1 read, 2 could not be read, 3 without text.
CREATE TABLE machine_text (
  asset_id INTEGER PRIMARY KEY,
  content TEXT,                       -- fingerprint of what was read
  state INTEGER NOT NULL DEFAULT 0,
  text TEXT,
  certainty REAL,
  read_at INTEGER
) STRICT;
CREATE INDEX machine_text_waiting ON machine_text (asset_id) WHERE state = 0;

-- A collection that is a search shows whatever the search finds.
ALTER TABLE collection ADD COLUMN query TEXT;
ALTER TABLE collection ADD COLUMN sort TEXT;                       -- newest, oldest, best
`;
