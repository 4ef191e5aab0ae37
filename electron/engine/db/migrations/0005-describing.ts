/**
 * What describing brought: events that people speak of, the words that an office owns, collections, stacks, ratings and
 * turns. What people say about a thing that is no asset is kept as what they say about assets is. Frozen once released.
 */
export const sql = `
-- What an edit is about: asset, event, theme, keyword, person, place, unit, collection, vocabulary; its id is in asset_uid.
ALTER TABLE edit ADD COLUMN subject TEXT NOT NULL DEFAULT 'asset';
-- Whose step of undo it is, and which came after which, also of two computers.
ALTER TABLE edit_batch ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE edit_batch ADD COLUMN clock TEXT NOT NULL DEFAULT '';
UPDATE edit_batch SET (person, clock) = (SELECT e.person, e.clock FROM edit e WHERE e.batch = edit_batch.batch LIMIT 1)
  WHERE EXISTS (SELECT 1 FROM edit e WHERE e.batch = edit_batch.batch);
CREATE INDEX edit_batch_clock ON edit_batch (clock);
-- The newest edit of each field of things that are no assets.
CREATE TABLE said_thing (
  subject TEXT NOT NULL,
  uid TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,                -- JSON
  PRIMARY KEY (subject, uid, field)
) STRICT, WITHOUT ROWID;

-- An event is proposed (nobody spoke of it yet), said, or gone (merged into another, or dissolved).
ALTER TABLE event ADD COLUMN uid TEXT;
ALTER TABLE event ADD COLUMN state INTEGER NOT NULL DEFAULT 1;   -- 0 proposed, 1 said, 2 gone
ALTER TABLE event ADD COLUMN merged_into INTEGER REFERENCES event (id);
ALTER TABLE event ADD COLUMN source TEXT;                        -- what a proposal was made of; null: of nothing but words
ALTER TABLE event ADD COLUMN reason TEXT;                        -- folder-name, gap
ALTER TABLE event ADD COLUMN certainty REAL;
ALTER TABLE event ADD COLUMN theme TEXT;
ALTER TABLE event ADD COLUMN place TEXT;
ALTER TABLE event ADD COLUMN people TEXT NOT NULL DEFAULT '[]';  -- JSON array
ALTER TABLE event ADD COLUMN unit TEXT;
ALTER TABLE event ADD COLUMN note TEXT;
UPDATE event SET uid = lower(hex(randomblob(6)));
CREATE UNIQUE INDEX event_uid ON event (uid);
CREATE UNIQUE INDEX event_source ON event (source) WHERE source IS NOT NULL;
CREATE INDEX event_date ON event (date);

-- Words that the office owns. Themes keep their table; a theme that an asset carries is one row of it.
ALTER TABLE theme ADD COLUMN uid TEXT;
ALTER TABLE theme ADD COLUMN parent_id INTEGER REFERENCES theme (id);
ALTER TABLE theme ADD COLUMN colour TEXT;
ALTER TABLE theme ADD COLUMN synonyms TEXT NOT NULL DEFAULT '[]';
ALTER TABLE theme ADD COLUMN note TEXT;
ALTER TABLE theme ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;  -- 1: no longer offered; assets that carry it keep it
UPDATE theme SET uid = lower(hex(randomblob(6)));
CREATE UNIQUE INDEX theme_uid ON theme (uid);
CREATE TABLE term (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,                 -- keyword, person, place, unit
  name TEXT NOT NULL COLLATE NOCASE,
  parent_id INTEGER REFERENCES term (id),
  colour TEXT,
  synonyms TEXT NOT NULL DEFAULT '[]',
  details TEXT NOT NULL DEFAULT '{}', -- JSON: offices of a person, position of a place
  note TEXT,
  hidden INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  UNIQUE (kind, name)
) STRICT;
-- Other names of terms, so that a word is found among ten thousand of them at once; made of what the terms say.
CREATE TABLE term_synonym (
  kind TEXT NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  uid TEXT NOT NULL,
  PRIMARY KEY (kind, name, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX term_synonym_uid ON term_synonym (uid);

ALTER TABLE asset ADD COLUMN unit TEXT;
ALTER TABLE asset ADD COLUMN rating INTEGER;                     -- 1..5
ALTER TABLE asset ADD COLUMN pick INTEGER;                       -- 1 chosen, -1 rejected
ALTER TABLE asset ADD COLUMN label TEXT;                         -- red, yellow, green, blue, purple
ALTER TABLE asset ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;    -- quarter turns to the right, on top of its file's own
ALTER TABLE asset ADD COLUMN described INTEGER NOT NULL DEFAULT 0; -- 1: it has a title, a theme and a date
ALTER TABLE asset ADD COLUMN proposed_event_id INTEGER REFERENCES event (id);
ALTER TABLE asset ADD COLUMN stack_said INTEGER NOT NULL DEFAULT 0; -- 1: a person put the stack together, or took it apart
ALTER TABLE asset ADD COLUMN stack_top INTEGER NOT NULL DEFAULT 0;  -- 1: it stands for its stack
UPDATE asset SET described = 1 WHERE title IS NOT NULL AND theme_id IS NOT NULL AND date IS NOT NULL;
-- Assets whose stack is to be made out anew, since somebody said something else about it. What is gone meanwhile is passed by.
CREATE TABLE stack_todo (asset_id INTEGER PRIMARY KEY) STRICT;
CREATE INDEX asset_proposed_event ON asset (proposed_event_id) WHERE proposed_event_id IS NOT NULL;
CREATE INDEX asset_undescribed ON asset (sk) WHERE described = 0 AND missing = 0;

-- Assets whose guesses are to be made anew, and why nobody waits for it: it is done when nothing else is.
CREATE TABLE propose_todo (asset_id INTEGER PRIMARY KEY REFERENCES asset (id)) STRICT;
-- Folders whose events are to be proposed anew.
CREATE TABLE event_todo (dir_id INTEGER PRIMARY KEY REFERENCES dir (id)) STRICT;
INSERT INTO propose_todo SELECT id FROM asset;
INSERT INTO event_todo SELECT id FROM dir;
-- How often a word of names and titles stood with a theme that a person said: the office's own past.
CREATE TABLE theme_word (
  word TEXT NOT NULL,
  theme_id INTEGER NOT NULL REFERENCES theme (id),
  count INTEGER NOT NULL,
  PRIMARY KEY (word, theme_id)
) STRICT, WITHOUT ROWID;

-- What a job copies from a card, file by file. Its files that belong together have one number.
CREATE TABLE intake_item (
  job TEXT NOT NULL,                  -- uid of the job
  n INTEGER NOT NULL,
  grp INTEGER NOT NULL,
  path TEXT NOT NULL,
  size INTEGER NOT NULL,
  mtime REAL NOT NULL,
  content TEXT,
  folder TEXT NOT NULL,
  name TEXT NOT NULL,
  file TEXT,                          -- where it lies now
  outcome TEXT NOT NULL,              -- waiting, done, there, failed, cancelled
  reason TEXT,
  PRIMARY KEY (job, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE collection (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  note TEXT,
  gone INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
-- What lies in it, and the edit that first put it there (its clock and batch, then its number): whatever nobody gave a place
-- stands in that order behind the others.
CREATE TABLE collection_item (
  collection_id INTEGER NOT NULL REFERENCES collection (id),
  asset_id INTEGER NOT NULL REFERENCES asset (id),
  since TEXT NOT NULL,
  since_edit INTEGER NOT NULL,
  PRIMARY KEY (collection_id, asset_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX collection_item_asset ON collection_item (asset_id);
-- Places that a person gave, also to assets that were taken out or forgotten: they may come back.
CREATE TABLE collection_place (
  collection_id INTEGER NOT NULL REFERENCES collection (id),
  asset_uid TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (collection_id, asset_uid)
) STRICT, WITHOUT ROWID;
`;
