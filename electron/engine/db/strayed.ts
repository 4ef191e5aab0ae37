import { all, type Reader } from './connection.ts';

/**
 * Assets whose theme's row has another name than their word says, though nobody spoke of them: the name went to another
 * row, or came back to the one that had it. They point to the row of their word once they are refreshed. Looked at are the
 * rows of `themes` and those that wait for a name (`waiting` in term-rows.ts).
 */
export function strayedAssets(db: Reader, themes: readonly string[]): number[] {
  return all<{ id: number }>(
    db,
    `SELECT a.id FROM theme t CROSS JOIN asset a ON a.theme_id = t.id
       LEFT JOIN said s ON s.asset_id = a.id AND s.field = 'theme'
      WHERE (t.uid IN (SELECT value FROM json_each(?)) OR substr(t.name, -length(t.uid) - 2) = ' #' || t.uid)
        AND t.name IS NOT s.value ->> '$'`,
    JSON.stringify(themes),
  ).map(({ id }) => id);
}
