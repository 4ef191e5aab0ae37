/**
 * The first library: folders and files (where things lie), assets (what they are), what people said (edits), what files
 * say (facts), what the program guesses (proposals), and jobs.
 *
 * Frozen once released.
 */
export const sql = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE root (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL UNIQUE,          -- absolute, as the person gave it
  watched INTEGER NOT NULL DEFAULT 1, -- 0: removed; what is known stays
  online INTEGER NOT NULL DEFAULT 1,
  added_at INTEGER NOT NULL,          -- epoch ms
  last_sweep_at INTEGER,
  error_code TEXT
) STRICT;

CREATE TABLE dir (
  id INTEGER PRIMARY KEY,
  root_id INTEGER NOT NULL REFERENCES root (id),
  path TEXT NOT NULL,                 -- relative to the root, '' for the root, '/' between
  UNIQUE (root_id, path)
) STRICT;

CREATE TABLE asset (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  sk INTEGER NOT NULL UNIQUE,         -- sort key: epoch second of the wall time * 256 + 0..255; rowid of the search index
  kind INTEGER NOT NULL,              -- index into assetKinds
  mime TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  width INTEGER,
  height INTEGER,
  duration REAL,
  pages INTEGER,
  captured_at TEXT,
  captured_certainty TEXT NOT NULL,
  -- what is shown: what a person said, else what the file carries
  title TEXT,
  caption TEXT,
  keywords TEXT NOT NULL DEFAULT '[]', -- JSON array
  people TEXT NOT NULL DEFAULT '[]',   -- JSON array
  creator TEXT,
  copyright TEXT,
  place TEXT,
  theme_id INTEGER REFERENCES theme (id),
  event_id INTEGER REFERENCES event (id),
  date TEXT,                           -- YYYY[-MM[-DD]] or from/to; said, else the day of captured_at
  proposed_title TEXT,
  -- where it lies: its first file that is not missing, else its last known one
  root_id INTEGER NOT NULL REFERENCES root (id),
  dir_id INTEGER NOT NULL REFERENCES dir (id),
  name TEXT NOT NULL,
  missing INTEGER NOT NULL DEFAULT 0,
  content TEXT,                        -- fingerprint; null: no content identity
  picture TEXT,                        -- key in previews.db; null: none yet
  picture_kind INTEGER,                -- 0 picture, 1 card
  picture_state INTEGER NOT NULL DEFAULT 0, -- 0 waiting, 1 there, 2 cannot be had
  thumbhash BLOB,
  error_code TEXT,
  error_message TEXT,
  added_at INTEGER NOT NULL            -- epoch ms
) STRICT;
CREATE INDEX asset_content ON asset (content) WHERE content IS NOT NULL;
CREATE INDEX asset_added ON asset (added_at);
CREATE INDEX asset_dir ON asset (dir_id);
CREATE INDEX asset_theme ON asset (theme_id) WHERE theme_id IS NOT NULL;
CREATE INDEX asset_event ON asset (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX asset_picture_waiting ON asset (sk) WHERE picture_state = 0;
CREATE INDEX asset_untitled ON asset (sk) WHERE title IS NULL;

CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  dir_id INTEGER NOT NULL REFERENCES dir (id),
  name TEXT NOT NULL,                 -- exactly as the file system gave it
  size INTEGER NOT NULL,
  mtime REAL NOT NULL,                -- epoch ms, with its fraction
  ctime REAL NOT NULL,
  birth REAL NOT NULL,
  ino TEXT NOT NULL,
  asset_id INTEGER REFERENCES asset (id),
  content TEXT,
  missing INTEGER NOT NULL DEFAULT 0,
  read_state INTEGER NOT NULL DEFAULT 0, -- 0 waiting, 1 read, 2 could not be read
  read_error TEXT,
  linked INTEGER NOT NULL DEFAULT 0,     -- 1: its newest look had the file id and birth time of the one before
  UNIQUE (dir_id, name)
) STRICT;
CREATE INDEX file_asset ON file (asset_id);
CREATE INDEX file_content ON file (content) WHERE content IS NOT NULL;
CREATE INDEX file_name ON file (name);
CREATE INDEX file_waiting ON file (mtime) WHERE read_state = 0 AND missing = 0;

-- What the file said, whole (FileFacts without its text), kept apart from what people said.
CREATE TABLE fact (asset_id INTEGER PRIMARY KEY REFERENCES asset (id), facts TEXT NOT NULL) STRICT;
CREATE TABLE document_text (asset_id INTEGER PRIMARY KEY REFERENCES asset (id), text TEXT NOT NULL) STRICT;

CREATE TABLE proposal (
  asset_id INTEGER NOT NULL REFERENCES asset (id),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  certainty REAL NOT NULL,
  PRIMARY KEY (asset_id, field, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE theme (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE,
  date TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX event_name ON event (name);

-- Everything that people ever said, append-only. The newest row of an asset's field is what holds.
CREATE TABLE edit (
  id INTEGER PRIMARY KEY,
  batch TEXT NOT NULL,                -- one call, one step of undo
  clock TEXT NOT NULL,                -- hybrid logical clock, sorts as text
  device TEXT NOT NULL,
  person TEXT NOT NULL,
  asset_uid TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT,                         -- JSON; null: nothing is said any more
  previous TEXT
) STRICT;
CREATE INDEX edit_asset ON edit (asset_uid, id);
CREATE INDEX edit_in_batch ON edit (batch);
CREATE TABLE edit_batch (
  batch TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  undoes TEXT,                        -- the batch that this one takes back
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The newest edit of each field: what people say now.
CREATE TABLE said (
  asset_id INTEGER NOT NULL REFERENCES asset (id),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (asset_id, field)
) STRICT, WITHOUT ROWID;

-- Why a file was taken for a known asset, so that it can be seen and undone.
CREATE TABLE refound (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  asset_id INTEGER NOT NULL,
  file_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  from_path TEXT,
  to_path TEXT NOT NULL
) STRICT;

CREATE TABLE job (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,                  -- the same work twice is one job
  payload TEXT NOT NULL,
  label TEXT NOT NULL,
  state TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER,
  failed INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER,
  error_code TEXT
) STRICT;
CREATE INDEX job_state ON job (state);

CREATE TABLE export_item (
  job_id INTEGER NOT NULL REFERENCES job (id),
  n INTEGER NOT NULL,
  asset_uid TEXT NOT NULL,
  preset TEXT NOT NULL,
  file TEXT,
  outcome TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (job_id, n)
) STRICT, WITHOUT ROWID;
`;
