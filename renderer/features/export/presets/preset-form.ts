import { type KnownPreset, type Preset, preset as presetModel } from '../../../../shared/model/export.ts';
import { fold } from '../../../../shared/text/fold.ts';

/** A preset that is being written; what is wrong with it is known when it is to be saved. */
export type Draft = Preset;

/** What a new preset begins with: harmless words, no position, a size for any screen. */
export const emptyDraft = (): Draft => ({
  id: '',
  name: { id: '', en: '' },
  purpose: { id: '', en: '' },
  channel: 'website',
  original: false,
  longEdge: 2048,
  format: 'jpeg',
  quality: 82,
  metadata: { words: true, credit: true, people: false, position: false, camera: false },
});

/** A preset without where it comes from, as it is saved. */
export function draftOf({ origin: _origin, ...preset }: KnownPreset): Draft {
  return preset;
}

/** Words in one language are those of both until somebody says them in the other. */
export function withWords(
  words: { readonly id: string; readonly en: string },
  language: 'id' | 'en',
  text: string,
): { id: string; en: string } {
  const isShared = words.id === words.en || words.id === '' || words.en === '';
  return isShared ? { id: text, en: text } : { ...words, [language]: text };
}

/** An id for a new preset, made of its name, that no other has. */
export function idFor(name: string, taken: readonly string[]): string {
  const stem =
    fold(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50) || 'ukuran';
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.includes(id)) return id;
  }
}

export type Shape = 'original' | 'same' | 'edge' | 'exact';

export function shapeOf(draft: Draft): Shape {
  if (draft.original) return 'original';
  if (draft.size) return 'exact';
  return draft.longEdge === undefined ? 'same' : 'edge';
}

/** The draft in another shape; what only the old one knew goes. */
export function withShape(draft: Draft, shape: Shape): Draft {
  const { longEdge, size, fit, ...rest } = draft;
  if (shape === 'original') return { ...rest, original: true };
  const drawn = { ...rest, original: false };
  if (shape === 'edge') return { ...drawn, longEdge: longEdge ?? 2048 };
  if (shape === 'exact') return { ...drawn, size: size ?? { width: 1080, height: 1080 }, fit: fit ?? 'crop' };
  return drawn;
}

/** A draft with one of its parts said, or taken out when there is nothing to say. */
export function withPart<Key extends keyof Draft>(draft: Draft, key: Key, value: Draft[Key] | undefined): Draft {
  const next = { ...draft, [key]: value };
  if (value === undefined) delete next[key];
  return next;
}

/** Whether a preset puts this file on its copies, or on those of some unit. */
export const usesLogo = ({ logo }: Preset, file: string): boolean =>
  logo !== undefined && [logo.file, ...Object.values(logo.variants ?? {})].includes(file);

/** The preset that a draft is, or the names of the parts that are wrong (`size.width`). */
export function readDraft(draft: Draft): { readonly preset: Preset } | { readonly wrong: readonly string[] } {
  const trimmed = {
    ...draft,
    name: { id: draft.name.id.trim(), en: draft.name.en.trim() },
    // a purpose helps, and a name is enough
    purpose: {
      id: draft.purpose.id.trim() || draft.name.id.trim(),
      en: draft.purpose.en.trim() || draft.name.en.trim(),
    },
  };
  const read = presetModel.safeParse(trimmed);
  if (read.success) return { preset: read.data };
  return { wrong: [...new Set(read.error.issues.map((issue) => issue.path.slice(0, 2).join('.')))] };
}

/** The text of a file that another office can take these presets from. */
export const fileOf = (presets: readonly KnownPreset[]): string =>
  `${JSON.stringify({ presets: presets.filter(({ origin }) => origin !== 'program').map(draftOf) }, undefined, 2)}\n`;
