/**
 * Why something is proposed. A reason is a word, and facts behind it after colons:
 * - `file-name`, `folder-name`: it is written there.
 * - `event`: the event says so.
 * - `embedded`: inside of the file, where a program wrote it.
 * - `copy`: people said it about the asset that this one comes from.
 * - `neighbours`: the files beside it have this day; `neighbours:<minutes>`: something taken so many minutes away was there.
 * - `gps:<kilometres>`: its position is so far from the middle of the place.
 * - `past:<word>:<n>:<of>`: of so many occasions with the word, n had this theme; `past:/:<n>:<of>`: of so many others in
 *   the same folder.
 * - `assets:<n>:<of>`: so many of an event's assets say it already.
 */
export type Reason =
  | { readonly kind: 'file-name' | 'folder-name' | 'event' | 'embedded' | 'copy' | 'neighbours' | 'other' }
  | { readonly kind: 'neighbours-place'; readonly count: number }
  | { readonly kind: 'gps'; readonly km: number }
  | { readonly kind: 'past'; readonly word: string; readonly count: number; readonly of: number }
  | { readonly kind: 'past-folder' | 'assets'; readonly count: number; readonly of: number };

const plain = ['file-name', 'folder-name', 'event', 'embedded', 'copy', 'neighbours'] as const;

/** Reads a reason; one that is not known, of a newer Bahan, is `other`. */
export function readReason(reason: string): Reason {
  const [kind = '', first, second, third] = reason.split(':');
  if (first === undefined) return { kind: plain.find((one) => one === kind) ?? 'other' };
  const [one, two, three] = [first, second, third].map(Number) as [number, number, number];
  if (kind === 'neighbours' && Number.isFinite(one)) return { kind: 'neighbours-place', count: one };
  if (kind === 'assets' && Number.isFinite(one) && Number.isFinite(two)) return { kind, count: one, of: two };
  if (kind === 'gps' && Number.isFinite(one)) return { kind, km: one };
  if (kind === 'past' && Number.isFinite(two) && Number.isFinite(three)) {
    return first === '/'
      ? { kind: 'past-folder', count: two, of: three }
      : { kind, word: first, count: two, of: three };
  }
  return { kind: 'other' };
}

/** The message of a reason, with its values, for whoever has the words of a language. */
export function reasonMessage(reason: string) {
  const read = readReason(reason);
  const { kind, ...values } = read;
  return { key: `why.${kind}`, values } as const;
}
