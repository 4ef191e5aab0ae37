/**
 * What guessing remembers: what each asset tells about the others, what is to be guessed anew when, and by which change.
 * The marks are set by the database itself, so that no way of changing an asset can forget them. Frozen once released.
 */
const differs = (...columns: string[]): string =>
  columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ');
const mark = (ids: string): string => `INSERT OR IGNORE INTO propose_todo ${ids};`;

export const sql = `
CREATE TABLE clue (
  asset_id INTEGER PRIMARY KEY,
  dir_id INTEGER NOT NULL,
  event_id INTEGER,
  second INTEGER NOT NULL,            -- epoch second of the wall time that it is sorted by
  day TEXT,                           -- YYYY-MM-DD that its capture field or a person says
  place TEXT,                         -- by its position
  theme_id INTEGER,                   -- that a person said
  words TEXT                          -- the words that stood with that theme, sorted, a space between
) STRICT;
CREATE INDEX clue_place ON clue (dir_id, second) WHERE place IS NOT NULL;
CREATE INDEX clue_event_place ON clue (event_id, second) WHERE place IS NOT NULL AND event_id IS NOT NULL;
CREATE INDEX clue_words ON clue (words, theme_id) WHERE theme_id IS NOT NULL;
CREATE INDEX clue_theme ON clue (dir_id, theme_id) WHERE theme_id IS NOT NULL;

-- What has an effect on guesses of other assets: 'dir' and its id, 'word' and a word, 'gone' and the id of a forgotten asset.
CREATE TABLE propose_again (kind TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, value)) STRICT, WITHOUT ROWID;

CREATE TRIGGER propose_new AFTER INSERT ON asset BEGIN
  ${mark('VALUES (NEW.id)')}
END;
CREATE TRIGGER propose_facts AFTER INSERT ON fact BEGIN
  ${mark('VALUES (NEW.asset_id)')}
END;
CREATE TRIGGER propose_changed AFTER UPDATE OF name, dir_id, title, place, theme_id, event_id, proposed_event_id, date,
    captured_at, captured_certainty ON asset
  WHEN ${differs('name', 'dir_id', 'title', 'place', 'theme_id', 'event_id', 'proposed_event_id', 'date', 'captured_at', 'captured_certainty')}
BEGIN
  ${mark('VALUES (NEW.id)')}
END;
CREATE TRIGGER propose_gone AFTER DELETE ON asset BEGIN
  INSERT OR IGNORE INTO propose_again VALUES ('gone', OLD.id);
END;
CREATE TRIGGER propose_said AFTER INSERT ON said BEGIN
  ${mark('VALUES (NEW.asset_id)')}
END;
CREATE TRIGGER propose_unsaid AFTER DELETE ON said BEGIN
  ${mark('SELECT id FROM asset WHERE id = OLD.asset_id')}
END;
CREATE TRIGGER propose_event AFTER UPDATE OF name, theme, date, place, people, unit, state ON event
  WHEN ${differs('name', 'theme', 'date', 'place', 'people', 'unit', 'state')}
BEGIN
  ${mark('SELECT id FROM asset WHERE event_id = NEW.id')}
  ${mark('SELECT id FROM asset WHERE proposed_event_id = NEW.id')}
END;
CREATE TRIGGER propose_theme AFTER UPDATE OF name ON theme WHEN OLD.name <> NEW.name COLLATE BINARY BEGIN
  ${mark(`SELECT asset_id FROM proposal WHERE field = 'theme' AND value = OLD.name`)}
END;
CREATE TRIGGER propose_theme_gone BEFORE DELETE ON theme BEGIN
  DELETE FROM theme_word WHERE theme_id = OLD.id;
  UPDATE clue SET theme_id = NULL, words = NULL WHERE theme_id = OLD.id;
  ${mark(`SELECT asset_id FROM proposal WHERE field = 'theme' AND value = OLD.name`)}
END;
`;
