/**
 * What taking out needs: which part of a picture is proposed for a ratio of sides, and which copies lie in watched folders. Frozen once released.
 */
export const sql = `
-- One copy of several that are made of a document, and what it shows of its picture.
ALTER TABLE export_item ADD COLUMN page INTEGER;      -- from 0
ALTER TABLE export_item ADD COLUMN crop TEXT;         -- JSON of x, y, width, height: parts of the sides

-- Which part of a picture holds what it shows, in a ratio of sides.
CREATE TABLE crop_proposal (
  asset_id INTEGER NOT NULL,
  ratio TEXT NOT NULL,                -- 4:5, in lowest terms
  picture TEXT NOT NULL,              -- key of the picture that it was made of
  part TEXT NOT NULL,                 -- JSON of x, y, width, height: parts of the sides
  PRIMARY KEY (asset_id, ratio)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER crop_of_nothing AFTER DELETE ON asset
BEGIN
  DELETE FROM crop_proposal WHERE asset_id = OLD.id;
END;

-- Copies that were put into a watched folder: as long as they are as they were written they are not taken in.
CREATE TABLE own_copy (
  root_id INTEGER NOT NULL,
  path TEXT NOT NULL,                 -- below the root, / between
  size INTEGER NOT NULL,
  mtime REAL NOT NULL,                -- epoch ms
  PRIMARY KEY (root_id, path)
) STRICT, WITHOUT ROWID;
`;
