/**
 * Whether assets may leave: what people said of them, columns that the gate and searches read, and consents of the people
 * shown. Frozen once released.
 */
export const sql = `
ALTER TABLE asset ADD COLUMN classification INTEGER;  -- index into classifications; null: nobody said
ALTER TABLE asset ADD COLUMN excluded_until TEXT;     -- YYYY-MM-DD
ALTER TABLE asset ADD COLUMN embargo TEXT;            -- YYYY-MM-DDTHH:MM on the office's clock
ALTER TABLE asset ADD COLUMN licence_until TEXT;      -- YYYY-MM-DD

-- The sum of the edits of subject 'consent'; what it speaks of is in the two tables below.
CREATE TABLE consent (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  person TEXT,                        -- as it was said; null: whoever is shown
  person_key TEXT,                    -- folded
  everywhere INTEGER NOT NULL,        -- 1: it names no assets and holds wherever the person is shown
  channels TEXT NOT NULL,             -- JSON array; empty: all
  guardian TEXT,
  paper TEXT,                         -- id of the asset that is the signed paper
  given TEXT,                         -- YYYY-MM-DD, as the next two
  until TEXT,
  withdrawn TEXT,
  note TEXT,
  words TEXT NOT NULL,                -- folded, to look through
  gone INTEGER NOT NULL DEFAULT 0,    -- 1: it was taken back
  created_at INTEGER NOT NULL         -- epoch ms of the first edit
) STRICT;
CREATE INDEX consent_person ON consent (person_key) WHERE everywhere = 1 AND gone = 0;
CREATE INDEX consent_paper ON consent (paper) WHERE paper IS NOT NULL;
CREATE TABLE consent_asset (
  asset_uid TEXT NOT NULL,
  consent_id INTEGER NOT NULL REFERENCES consent (id),
  PRIMARY KEY (asset_uid, consent_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX consent_asset_of ON consent_asset (consent_id);
`;
