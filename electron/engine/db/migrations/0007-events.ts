/**
 * What proposing events needs. Marks and counts are set by the database itself, so that no way of changing an asset can
 * forget them. Frozen once released.
 */
const changed = (...columns: string[]): string =>
  columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ');
const mark = (dir: string): string => `INSERT OR IGNORE INTO event_todo (dir_id) SELECT id FROM dir WHERE id = ${dir};`;
const counts = ['assets', 'untitled', 'unthemed', 'undated', 'loose'];
/** What one row of asset counts for, in the order of `counts`. */
const weights = (row: string): string[] => {
  const here = `(${row}.missing = 0)`;
  return [
    `${here} * (${row}.described = 0)`,
    `${here} * (${row}.title IS NULL)`,
    `${here} * (${row}.theme_id IS NULL)`,
    `${here} * (${row}.date IS NULL)`,
    `${here} * (${row}.described = 0) * (coalesce(${row}.event_id, ${row}.proposed_event_id) IS NULL)`,
  ];
};
const added = (row: string, sign: '+' | '-'): string =>
  weights(row)
    .map((weight, n) => `${counts[n]} = ${counts[n]} ${sign} ${weight}`)
    .join(', ');
const moved = weights('NEW')
  .map((weight, n) => `${counts[n]} = ${counts[n]} + ${weight} - ${weights('OLD')[n]}`)
  .join(', ');

export const sql = `
-- The event that folders and times put an asset into. proposed_event_id is where that leads: the one it was merged into,
-- none when it was taken apart.
ALTER TABLE asset ADD COLUMN found_event_id INTEGER REFERENCES event (id);
-- The event of an asset: the said one, else the proposed one. Kept by the database, not worked out when it is asked for: no
-- count could be made in an index alone else.
ALTER TABLE asset ADD COLUMN in_event INTEGER;
UPDATE asset SET in_event = coalesce(event_id, proposed_event_id);
CREATE TRIGGER in_event_new AFTER INSERT ON asset WHEN coalesce(NEW.event_id, NEW.proposed_event_id) IS NOT NULL BEGIN
  UPDATE asset SET in_event = coalesce(NEW.event_id, NEW.proposed_event_id) WHERE id = NEW.id;
END;
CREATE TRIGGER in_event_changed AFTER UPDATE OF event_id, proposed_event_id ON asset
  WHEN ${changed('event_id', 'proposed_event_id')}
BEGIN
  UPDATE asset SET in_event = coalesce(NEW.event_id, NEW.proposed_event_id) WHERE id = NEW.id;
END;
CREATE INDEX asset_found_event ON asset (found_event_id) WHERE found_event_id IS NOT NULL;
CREATE INDEX asset_in_event ON asset (in_event, sk) WHERE in_event IS NOT NULL AND missing = 0;
CREATE INDEX asset_in_event_undescribed ON asset (in_event, missing, described)
  WHERE in_event IS NOT NULL AND missing = 0 AND described = 0;
-- Assets that say an event, by what they say.
CREATE INDEX said_event ON said (value) WHERE field = 'event';

-- The name that assets say it by, where scripts and files spoke of it and nobody else: it stays known by it.
ALTER TABLE event ADD COLUMN called TEXT COLLATE NOCASE;
UPDATE event SET called = name;
CREATE INDEX event_called ON event (called) WHERE called IS NOT NULL;
-- 1: a person spoke of it as of an event.
ALTER TABLE event ADD COLUMN spoken INTEGER NOT NULL DEFAULT 0;
-- What two folders of one event agree on, which makes them one: its title and its day.
ALTER TABLE event ADD COLUMN match TEXT;
CREATE INDEX event_match ON event (match) WHERE match IS NOT NULL;
-- First day of what is said or guessed of its date, and the words that it is found by: of title and folder, folded.
ALTER TABLE event ADD COLUMN day TEXT;
ALTER TABLE event ADD COLUMN words TEXT NOT NULL DEFAULT '';
CREATE INDEX event_merged ON event (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX said_thing_into ON said_thing (value) WHERE subject = 'event' AND field = 'into';
UPDATE event SET words = lower(name), day = substr(date, 1, 10);

-- The best guess of each field of an event, from its folder and from what its assets tell.
CREATE TABLE event_guess (
  event_id INTEGER NOT NULL REFERENCES event (id),
  field TEXT NOT NULL,                -- title, date, place, theme
  value TEXT NOT NULL COLLATE NOCASE,
  reason TEXT NOT NULL,               -- folder-name, captured, past
  certainty REAL NOT NULL,
  PRIMARY KEY (event_id, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_guess_value ON event_guess (value, event_id) WHERE field = 'title';

-- To which event or to whose times each folder belongs, as its name and those above tell: what belongs together is found
-- without reading the names of all.
CREATE TABLE event_spot (
  dir_id INTEGER PRIMARY KEY REFERENCES dir (id),
  root_id INTEGER NOT NULL,
  kind TEXT NOT NULL,                 -- folder, times
  top TEXT NOT NULL,                  -- path of the folder above, or itself, that says so
  basis TEXT NOT NULL                 -- what it was read with besides: name of the root, and the month
) STRICT;
CREATE INDEX event_spot_top ON event_spot (root_id, top, kind);
ALTER TABLE event_todo ADD COLUMN placed INTEGER NOT NULL DEFAULT 0; -- 1: its spot is known
CREATE INDEX event_todo_unplaced ON event_todo (dir_id) WHERE placed = 0;

-- Folders whose assets came, went, or are of another time.
CREATE TRIGGER event_asset_new AFTER INSERT ON asset BEGIN ${mark('NEW.dir_id')} END;
CREATE TRIGGER event_asset_moved AFTER UPDATE OF dir_id, missing, captured_at, captured_certainty ON asset
  WHEN ${changed('dir_id', 'missing', 'captured_at', 'captured_certainty')}
BEGIN
  ${mark('OLD.dir_id')}
  ${mark('NEW.dir_id')}
END;
CREATE TRIGGER event_asset_gone AFTER DELETE ON asset BEGIN ${mark('OLD.dir_id')} END;
CREATE TRIGGER event_dir_gone BEFORE DELETE ON dir BEGIN
  DELETE FROM event_todo WHERE dir_id = OLD.id;
  DELETE FROM event_spot WHERE dir_id = OLD.id;
END;

-- What is still to be described, in one row: counted as it changes, since a count of a million takes too long for a number
-- that is always on the screen. Assets that are there or offline.
CREATE TABLE describing_tally (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  assets INTEGER NOT NULL,
  untitled INTEGER NOT NULL,
  unthemed INTEGER NOT NULL,
  undated INTEGER NOT NULL,
  loose INTEGER NOT NULL              -- not described and of no event
) STRICT;
INSERT INTO describing_tally
  SELECT 1, ${weights('a')
    .map((weight) => `coalesce(sum(${weight}), 0)`)
    .join(', ')} FROM asset a;
CREATE TRIGGER tally_new AFTER INSERT ON asset BEGIN UPDATE describing_tally SET ${added('NEW', '+')}; END;
CREATE TRIGGER tally_changed
  AFTER UPDATE OF missing, described, title, theme_id, date, event_id, proposed_event_id ON asset
  WHEN ${changed('missing', 'described', 'title', 'theme_id', 'date', 'event_id', 'proposed_event_id')}
BEGIN UPDATE describing_tally SET ${moved}; END;
CREATE TRIGGER tally_gone AFTER DELETE ON asset BEGIN UPDATE describing_tally SET ${added('OLD', '-')}; END;
`;
