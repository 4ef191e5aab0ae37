/**
 * What keeping everything brought: signals that find a file again, versions of an asset, what folders looked like, how
 * each watched folder is treated, and words that wait for their asset. Frozen once released.
 */
export const sql = `
ALTER TABLE root ADD COLUMN offline_since INTEGER;                 -- epoch ms; null while it answers
ALTER TABLE root ADD COLUMN pointed INTEGER NOT NULL DEFAULT 0;    -- 1: file ids and times are of the disk where it lay before
ALTER TABLE root ADD COLUMN watch TEXT NOT NULL DEFAULT 'none';    -- none, listening, limited, failed
ALTER TABLE root ADD COLUMN pace TEXT NOT NULL DEFAULT '{}';       -- JSON, see RootPace
ALTER TABLE root ADD COLUMN sidecars_out INTEGER NOT NULL DEFAULT 0; -- 1: what people say is written beside the originals

-- What a folder looked like when the rows of its files were last known to agree with it; null: they may not.
ALTER TABLE dir ADD COLUMN mtime REAL;
ALTER TABLE dir ADD COLUMN digest TEXT;
ALTER TABLE dir ADD COLUMN files INTEGER;                          -- entries counted at that look
ALTER TABLE dir ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;        -- counts changes of its rows

ALTER TABLE file ADD COLUMN seen_at INTEGER;                       -- epoch ms at which it was first seen at this place
ALTER TABLE file ADD COLUMN missing_since INTEGER;                 -- epoch ms
CREATE INDEX file_ino ON file (ino);
-- those that were being written when the library closed: asked for at each start, before the first page
CREATE INDEX file_changing ON file (id) WHERE read_state = 3;
-- a file id without the number of its disk, which differs from one mount to the next
UPDATE file SET ino = substr(ino, instr(ino, ':') + 1);
-- whoever changes the row of a file: its folder has to be compared anew
CREATE TRIGGER file_added AFTER INSERT ON file BEGIN
  UPDATE dir SET digest = NULL, mtime = NULL, turn = turn + 1 WHERE id = NEW.dir_id;
END;
CREATE TRIGGER file_removed AFTER DELETE ON file BEGIN
  UPDATE dir SET digest = NULL, mtime = NULL, turn = turn + 1 WHERE id = OLD.dir_id;
END;
CREATE TRIGGER file_changed AFTER UPDATE OF dir_id, name, size, mtime, ino, missing, sidecar ON file BEGIN
  UPDATE dir SET digest = NULL, mtime = NULL, turn = turn + 1 WHERE id IN (OLD.dir_id, NEW.dir_id);
END;
CREATE INDEX file_missing_since ON file (missing_since) WHERE missing = 1;
CREATE INDEX fact_essence ON fact (json_extract(facts, '$.essence'))
  WHERE json_extract(facts, '$.essence') IS NOT NULL;
CREATE INDEX fact_document ON fact (json_extract(facts, '$.documentId'))
  WHERE json_extract(facts, '$.documentId') IS NOT NULL;
CREATE INDEX asset_missing_captured ON asset (captured_at) WHERE missing = 1;
CREATE INDEX asset_missing_place ON asset (dir_id, name) WHERE missing = 1;

-- each folder's counts are asked for whenever something changed
CREATE INDEX asset_root ON asset (root_id, missing);
CREATE INDEX file_waiting_in ON file (dir_id) WHERE read_state = 0 AND missing = 0;
CREATE INDEX file_unreadable ON file (dir_id) WHERE read_state = 2 AND missing = 0;

-- 1: known by its name alone; what its file says was not read yet
ALTER TABLE asset ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0;
CREATE INDEX asset_provisional ON asset (id) WHERE provisional = 1;

-- A file that was found again: how it is told (one group: one thing that happened), and what undoing needs.
ALTER TABLE refound ADD COLUMN batch TEXT;
ALTER TABLE refound ADD COLUMN how TEXT;
ALTER TABLE refound ADD COLUMN before TEXT;                        -- JSON: the row of the file as it was
ALTER TABLE refound ADD COLUMN from_top TEXT;                      -- the folders that changed, without what is the same below
ALTER TABLE refound ADD COLUMN to_top TEXT;
ALTER TABLE refound ADD COLUMN undone_at INTEGER;
ALTER TABLE refound ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
CREATE INDEX refound_batch ON refound (batch);
CREATE INDEX refound_untold ON refound (id) WHERE told = 0;
CREATE INDEX refound_asset ON refound (asset_id);
CREATE INDEX refound_file ON refound (file_id);

-- A person said that this content is not this asset.
CREATE TABLE parted (
  asset_id INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (asset_id, content)
) STRICT, WITHOUT ROWID;

-- What an asset was before its file was saved anew.
CREATE TABLE version (
  id INTEGER PRIMARY KEY,
  asset_id INTEGER NOT NULL REFERENCES asset (id),
  at INTEGER NOT NULL,                -- epoch ms at which the newer content was met
  content TEXT,
  facts TEXT NOT NULL,
  reason TEXT NOT NULL                -- the signal that linked the two
) STRICT;
CREATE INDEX version_asset ON version (asset_id);
CREATE INDEX version_content ON version (content) WHERE content IS NOT NULL;

-- Words in the journal whose asset is not in the tables: its content finds them again.
CREATE TABLE orphan (
  uid TEXT PRIMARY KEY,
  content TEXT,
  path TEXT,
  named INTEGER NOT NULL DEFAULT 0    -- 1: spoken of by its name alone, before its content was read
) STRICT;
CREATE INDEX orphan_content ON orphan (content) WHERE content IS NOT NULL;
CREATE INDEX orphan_path ON orphan (path) WHERE content IS NULL;

-- File ids of files whose row another file took, since it came to their place: they may lie elsewhere and be met later.
CREATE TABLE former_file (
  asset_id INTEGER NOT NULL REFERENCES asset (id),
  ino TEXT NOT NULL,
  birth REAL NOT NULL,
  at INTEGER NOT NULL,                -- epoch ms
  PRIMARY KEY (ino, birth, asset_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_file_asset ON former_file (asset_id);
CREATE INDEX former_file_at ON former_file (at);

-- Assets whose words have to be written beside their originals.
CREATE TABLE sidecar_out (
  asset_id INTEGER PRIMARY KEY REFERENCES asset (id),
  since INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL DEFAULT 0,
  error_code TEXT
) STRICT;
`;
