/**
 * Where assets went: copies that left the library, and places where people say that something stands. Kept for good, also
 * when the asset is forgotten. Frozen once released.
 */
export const sql = `
CREATE TABLE publication (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,           -- of a copy: of its job and its number there
  asset_uid TEXT NOT NULL,
  kind INTEGER NOT NULL,              -- 0 a copy that was taken out, 1 a person says that it stands there
  channel INTEGER NOT NULL,           -- index into channels
  at INTEGER NOT NULL,                -- epoch ms
  person TEXT,
  preset TEXT,
  crop TEXT,                          -- JSON of x, y, width, height: parts of the sides
  file TEXT,
  link TEXT,
  note TEXT,
  taken_down TEXT,                    -- YYYY-MM-DD
  gone INTEGER NOT NULL DEFAULT 0     -- 1: said by mistake, and taken back
) STRICT;
CREATE INDEX publication_asset ON publication (asset_uid, at);
CREATE INDEX publication_standing ON publication (asset_uid) WHERE gone = 0 AND taken_down IS NULL;

ALTER TABLE asset ADD COLUMN channels INTEGER NOT NULL DEFAULT 0;  -- bits of the channels that it went to
-- how often it went out: of one channel and one day once, however many copies were made and whoever said so besides
ALTER TABLE asset ADD COLUMN times_out INTEGER NOT NULL DEFAULT 0;

CREATE VIEW went_out AS
  SELECT asset_uid, sum(DISTINCT 1 << channel) AS channels,
    count(DISTINCT channel * 1000000 + (at + 25200000) / 86400000) AS times
  FROM publication WHERE gone = 0 GROUP BY asset_uid;

CREATE TRIGGER publication_added AFTER INSERT ON publication
BEGIN
  UPDATE asset SET (channels, times_out) = (SELECT channels, times FROM went_out w WHERE w.asset_uid = NEW.asset_uid)
    WHERE uid = NEW.asset_uid AND NEW.gone = 0;
END;
CREATE TRIGGER publication_changed AFTER UPDATE OF asset_uid, channel, at, gone ON publication
BEGIN
  UPDATE asset SET
      channels = coalesce((SELECT channels FROM went_out w WHERE w.asset_uid = asset.uid), 0),
      times_out = coalesce((SELECT times FROM went_out w WHERE w.asset_uid = asset.uid), 0)
    WHERE uid IN (OLD.asset_uid, NEW.asset_uid);
END;
-- one that was forgotten and is found again
CREATE TRIGGER publication_found AFTER INSERT ON asset
  WHEN EXISTS (SELECT 1 FROM publication WHERE asset_uid = NEW.uid AND gone = 0)
BEGIN
  UPDATE asset SET (channels, times_out) = (SELECT channels, times FROM went_out w WHERE w.asset_uid = NEW.uid)
    WHERE id = NEW.id;
END;

-- What was taken out before anybody wrote down for which channel.
INSERT INTO publication (uid, asset_uid, kind, channel, at, person, preset, file)
  SELECT j.uid || '-' || i.n, i.asset_uid, 0, CASE i.preset WHEN 'web' THEN 0 ELSE 9 END,
      coalesce(j.ended_at, j.started_at, j.created_at), NULL, i.preset, i.file
    FROM export_item i JOIN job j ON j.id = i.job_id WHERE i.outcome = 'done';
`;
