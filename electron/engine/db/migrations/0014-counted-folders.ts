/** What a row counts for in its folder: assets that are there, assets that are missing, files that wait, files that cannot be read. */
const ofAsset = { present: (row: string) => `(${row}.missing = 0)`, absent: (row: string) => `(${row}.missing <> 0)` };
const ofFile = {
  waiting: (row: string) => `(${row}.read_state = 0 AND ${row}.missing = 0)`,
  unreadable: (row: string) => `(${row}.read_state = 2 AND ${row}.missing = 0)`,
};
type Counts = Readonly<Record<string, (row: string) => string>>;

const counted = (counts: Counts, row: 'NEW' | 'OLD'): string =>
  `UPDATE dir SET ${Object.entries(counts)
    .map(([name, of]) => `${name} = ${name} ${row === 'NEW' ? '+' : '-'} ${of(row)}`)
    .join(', ')} WHERE id = ${row}.dir_id`;

const triggers = (table: string, counts: Counts, columns: readonly string[]): string => `
CREATE TRIGGER ${table}_counted AFTER INSERT ON ${table} BEGIN ${counted(counts, 'NEW')}; END;
CREATE TRIGGER ${table}_uncounted AFTER DELETE ON ${table} BEGIN ${counted(counts, 'OLD')}; END;
CREATE TRIGGER ${table}_recounted AFTER UPDATE OF ${columns.join(', ')} ON ${table}
  WHEN ${columns.map((name) => `OLD.${name} IS NOT NEW.${name}`).join(' OR ')}
BEGIN ${counted(counts, 'OLD')}; ${counted(counts, 'NEW')}; END;`;

/** Of a million rows, one pass in their own order is seconds sooner than one look for each folder. */
const existing = (table: string, counts: Counts): string => {
  const names = Object.keys(counts);
  const sums = Object.values(counts).map((of) => `sum(${of('r')})`);
  return `UPDATE dir SET (${names.join(', ')}) = (${names.map((_, n) => `s.n${n}`).join(', ')})
  FROM (SELECT +r.dir_id AS dir, ${sums.map((sum, n) => `${sum} AS n${n}`).join(', ')} FROM ${table} r GROUP BY +r.dir_id) s
  WHERE s.dir = dir.id;`;
};

/**
 * What lies in each folder, counted as it changes: the tree of folders and their numbers are always on the screen, and to
 * count a million files for them takes seconds. Frozen once released.
 */
export const sql = `
${[...Object.keys(ofAsset), ...Object.keys(ofFile)]
  .map((name) => `ALTER TABLE dir ADD COLUMN ${name} INTEGER NOT NULL DEFAULT 0;`)
  .join('\n')}
${existing('asset', ofAsset)}
${existing('file', ofFile)}
${triggers('asset', ofAsset, ['dir_id', 'missing'])}
${triggers('file', ofFile, ['dir_id', 'missing', 'read_state'])}
`;
