/** Rows of words that mean the same, as they are typed: one row a line, `=` between. */
export interface SynonymLines {
  readonly rows: readonly (readonly string[])[];
  /** Numbers, from 1, of lines that say nothing the same as anything. */
  readonly wrong: readonly number[];
}

/** Reads what was typed; empty lines are none. */
export function readSynonyms(text: string): SynonymLines {
  const rows: string[][] = [];
  const wrong: number[] = [];
  for (const [n, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const members = [...new Set(line.split('=').map((member) => member.trim().replace(/\s+/g, ' ')))].filter(Boolean);
    if (members.length < 2) wrong.push(n + 1);
    else rows.push(members);
  }
  return { rows, wrong };
}

export const writeSynonyms = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.join(' = ')).join('\n');
