/** Variables of a template, by the name that stands in braces. English names work in both languages. */
export const templateNames = {
  judul: 'title',
  tema: 'theme',
  tanggal: 'date',
  kegiatan: 'event',
  tempat: 'place',
  orang: 'people',
  oleh: 'creator',
  unit: 'unit',
  berkas: 'name',
  folder: 'folder',
  nomor: 'number',
  jumlah: 'count',
} as const;
export type TemplateVariable = (typeof templateNames)[keyof typeof templateNames];

const variables: ReadonlyMap<string, TemplateVariable> = new Map(
  Object.entries(templateNames).flatMap(([local, name]) => [
    [local, name],
    [name, name],
  ]),
);

/** Names in braces that are no variables, in the order in which they stand. */
export function unknownVariables(template: string): string[] {
  return [...template.matchAll(pattern)].flatMap(([, name = '']) => (variables.has(name.toLowerCase()) ? [] : [name]));
}

const pattern = /\{\s*(\p{L}+)\s*\}/gu;

const hole = '\uFFFC';
const gaps = String.raw`[\s,;:·|/–—-]`;
/** Small words that lead to a place, a day or a person, and to nothing without one. */
const leads = String.raw`(?<![\p{L}\p{N}])(?:di|ke|dari|pada|tanggal|oleh|bersama|untuk|at|in|on|by|from|with)\s+`;
const emptyBrackets = new RegExp(`[([{]${gaps}*${hole}[${hole}${gaps.slice(1, -1)}]*[)\\]}]`, 'g');
const ledHole = new RegExp(`(?:${leads})+${hole}`, 'giu');
const holeAtEnd = new RegExp(`${gaps}*${hole}(?=${gaps}*(?:[${hole})\\]}]|$))`, 'g');
const holeAtStart = new RegExp(`(^|[([{])\\s*(?:${hole}${gaps}*)+`, 'g');
const holeBetween = new RegExp(`${hole}${gaps}*`, 'g');

/**
 * Fills in a template. A variable without a value leaves nothing behind: separators, brackets and small words that stood
 * around it alone go with it. Names that are no variables stay as they are written.
 */
export function fillTemplate(template: string, values: Partial<Record<TemplateVariable, string | null>>): string {
  const filled = template.replace(pattern, (whole, name: string) => {
    const variable = variables.get(name.toLowerCase());
    if (!variable) return whole;
    return values[variable] || hole;
  });
  if (!filled.includes(hole)) return filled.trim();
  return filled
    .replace(emptyBrackets, '')
    .replace(ledHole, hole)
    .replace(holeAtEnd, '')
    .replace(holeAtStart, '$1')
    .replace(holeBetween, '')
    .replace(/\s{2,}/g, ' ')
    .trim();
}
