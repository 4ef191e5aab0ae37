/**
 * The search index.
 *
 * `fts` holds no text, only where words stand; its rowid is `asset.sk`, so that the newest matches come first without
 * sorting. `fx` holds tokens for filters (electron/engine/search/tokens.ts). `search_row` remembers under which key an
 * asset was indexed, since the key moves with its date. `search_term` is every word of the index with its root form:
 * completion, word forms and corrections are looked up there. Frozen once released.
 */
export const sql = `
CREATE VIRTUAL TABLE fts USING fts5(
  title, caption, keywords, people, place, theme, event, creator, dir, name, text, proposed, fx,
  content='', contentless_delete=1, detail=full, prefix='1 2 3',
  tokenize="unicode61 remove_diacritics 0"
);
-- words of a large import are gathered in 64 MB before they are written out, not in 1 MB: fewer, longer segments
INSERT INTO fts (fts, rank) VALUES ('hashsize', 67108864);

CREATE TABLE search_row (
  sk INTEGER PRIMARY KEY,
  asset_id INTEGER NOT NULL UNIQUE
) STRICT;

CREATE TABLE search_term (
  term TEXT PRIMARY KEY,
  root TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX search_term_root ON search_term (root);
`;
