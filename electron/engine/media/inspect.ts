import { createHash } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssetObject } from '../../../shared/model/asset.ts';
import type { MediaPool, Priority } from './pool.ts';

/** The asset object of one file alone, with the words inside it. */
export type InspectedFile = AssetObject & { readonly text: string | null; readonly textTruncated?: true };

/** Characters of a document's text that are printed; five million bytes at most in Latin letters. */
const textLimit = 5_000_000;

export interface InspectOptions {
  /** An existing folder into which the preview is written; without it only its size is told. */
  readonly renderTo?: string | undefined;
  readonly priority?: Priority | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Everything that one file says about itself, outside of any library. `path` is absolute and is given back as it is
 * spelled. A file that cannot be read has its reason in `error`.
 */
export async function inspectFile(pool: MediaPool, path: string, options: InspectOptions = {}): Promise<InspectedFile> {
  const { signal, priority } = options;
  const facts = await pool.read(path, { signal, priority, bytes: await sizeOf(path) });
  const unreadable = facts.bytes === 0 || facts.fingerprint === null;
  const { pictures, error } = unreadable
    ? { pictures: null, error: null }
    : await pool.render(path, facts, { signal, priority, bytes: facts.bytes });
  const file = pictures && options.renderTo ? join(options.renderTo, pictureName(path, pictures.mime)) : null;
  if (file && pictures) await writeFile(file, pictures.preview);
  const { text, fingerprint: _f, essence: _e, technical: _t, documentId: _d, pairId: _p, label: _l, ...rest } = facts;
  const long = (text?.length ?? 0) > textLimit;
  return {
    id: null,
    path,
    paths: [path],
    ...rest,
    theme: null,
    date: dayOf(facts.capturedAt),
    event: null,
    proposed: {},
    preview: pictures && { kind: pictures.kind, file, width: pictures.width, height: pictures.height },
    state: facts.error?.code === 'file-missing' ? 'missing' : 'present',
    // that a sort of file has no picture is no fault of the file
    error: facts.error ?? (error?.code === 'file-unsupported' ? null : error),
    text: long ? (text?.slice(0, textLimit) ?? null) : text,
    ...(long ? { textTruncated: true as const } : {}),
  };
}

/** YYYY[-MM[-DD]] of a wall time. */
function dayOf(capturedAt: string | null): string | null {
  return /^\d{4}(-\d\d(-\d\d)?)?/.exec(capturedAt ?? '')?.[0] ?? null;
}

/** Two files of one name in different folders do not meet in the folder of pictures. */
function pictureName(path: string, mime: string): string {
  return `${createHash('sha256').update(path).digest('hex').slice(0, 24)}.${mime === 'image/webp' ? 'webp' : 'jpg'}`;
}

/** 0 for what is no file, or is not there. */
const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    (found) => (found.isFile() ? found.size : 0),
    () => 0,
  );
