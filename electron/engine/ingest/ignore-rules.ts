import { createHash } from 'node:crypto';
import ignore, { type Ignore } from 'ignore';
import { ruleMark } from './ignore.ts';

/** A file of this name says what of its folder, and of all below it, is no material. Its language is gitignore's. */
export const rulesName = '.bahanignore';

/** More than this is no list that a person wrote. */
const longest = 256 * 1024;

/** What is passed over in a folder by the rules that people wrote for it. */
export interface Rules {
  /** Differs when any of the rules differs. */
  readonly key: string;
  /** `path`: relative to the root, `/` between. Whether that file or folder is passed over. */
  hides(path: string, folder: boolean): boolean;
}

export const noRules: Rules = { key: ruleMark, hides: () => false };

/**
 * The rules of a folder that has a file of its own, below those of the folders above it. A later rule overrules an
 * earlier one, an inner folder's an outer one's. Lines that cannot be rules are passed over: a list that was saved in a
 * strange way must never hide what nobody named.
 */
export function extendRules(outer: Rules, folder: string, bytes: Uint8Array): Rules {
  const lines = linesOf(bytes);
  const own = ignore({ ignorecase: true });
  const kept = lines.filter((line) => takes(own, line));
  if (!kept.length) return outer;
  const start = folder === '' ? 0 : folder.length + 1;
  const key = createHash('sha256')
    .update(`${outer.key}\0${folder}\0${kept.join('\n')}`)
    .digest('hex')
    .slice(0, 16);
  return {
    key,
    hides(path, isFolder) {
      const inner = path.slice(start);
      const { ignored, unignored } = own.test(isFolder ? `${inner}/` : inner);
      return ignored || (!unignored && outer.hides(path, isFolder));
    },
  };
}

/** Notepad and its like write UTF-16 and byte order marks. */
function textOf(bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  return new TextDecoder(utf16 ?? 'utf-8').decode(bytes);
}

function linesOf(bytes: Uint8Array): string[] {
  if (bytes.length > longest) return [];
  return textOf(bytes)
    .split(/\r?\n|\r/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#') && !isBroken(line));
}

/** Control characters and replacement signs are a broken list's; a line of dots and slashes alone names nothing. */
const isBroken = (line: string): boolean =>
  /[\p{Cc}\ufffd]/u.test(line.replaceAll('\t', '')) || /^[\s!./\\]*$/.test(line);

/** Adds a line if it can be tried without an error. */
function takes(rules: Ignore, line: string): boolean {
  try {
    ignore({ ignorecase: true }).add(line).test('a/b');
    rules.add(line);
    return true;
  } catch {
    return false;
  }
}
