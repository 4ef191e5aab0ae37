/** Extensions that a last segment may have; other dots belong to the name. */
const extensions = new Set(
  `jpg jpeg jpe jfif png heic heif avif webp gif tif tiff bmp psd psb ai eps cdr svg arw cr2 cr3 nef nrw dng raf orf rw2 srw pef x3f
  mp4 mov avi mkv mts m2ts m4v 3gp wmv webm mpg mpeg mp3 wav m4a opus aac amr ogg flac wma pdf doc docx xls xlsx csv ppt pptx pps
  ppsx txt rtf odt ods odp md indd pub zip rar 7z prproj drp aep srt xmp aae`.split(/\s+/),
);

/** The names of a path from the top down; a known extension of the last one is taken off. */
export function segmentsOf(path: string): string[] {
  const windows = /^(?:[a-z]:)?\\/iu.test(path);
  const names = path
    .normalize('NFC')
    .split(windows ? /[\\/]/ : '/')
    .filter((name) => name !== '' && name !== '.' && name !== '..');
  const last = names.pop();
  if (last === undefined) return names;
  return [...names, withoutExtension(last)];
}

/** Whether the last name of a path is a file's, as far as its extension tells. */
export const isFileName = (path: string): boolean => {
  const last = path.split('/').at(-1) ?? '';
  return withoutExtension(last) !== last;
};

function withoutExtension(name: string): string {
  const dot = name.lastIndexOf('.');
  // a list of paths may come from a system that ends its lines otherwise
  return dot > 0 &&
    extensions.has(
      name
        .slice(dot + 1)
        .trimEnd()
        .toLowerCase(),
    )
    ? name.slice(0, dot)
    : name;
}

/** What stands between separators. `before`: the separator in front of it; `open` and `close`: its brackets. */
export interface Part {
  readonly text: string;
  readonly before: '' | '_' | '@' | '-' | '(';
  readonly open: string;
  readonly close: string;
}

const brackets: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const dash = /^\s[-–—|]+\s/u;

/** Splits a name at ` - `, `_`, `@` and brackets; parts without a letter or number fall away. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  let before: Part['before'] = '';
  let open = '';
  const take = (end: number, close = ''): void => {
    const piece = text.slice(start, end);
    if (/[\p{L}\p{N}]/u.test(piece)) parts.push({ text: piece, before, open, close });
    open = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    const dashed = /\s/u.test(char) ? dash.exec(text.slice(at, at + 6)) : null;
    if (dashed) {
      take(at);
      before = '-';
      // the space behind may begin the next dash
      at += dashed[0].length - 2;
      start = at + 1;
    } else if (char === '_' || char === '@') {
      take(at);
      before = char;
      start = at + 1;
    } else if (
      brackets[char] &&
      text.indexOf(brackets[char], at) !== -1 &&
      text.indexOf(brackets[char], at) - at < 200
    ) {
      take(at);
      const close = text.indexOf(brackets[char], at);
      before = '(';
      open = char;
      start = at + 1;
      take(close, brackets[char]);
      before = '';
      start = close + 1;
      at = close;
    }
  }
  take(text.length);
  return parts;
}

/** Parts as one title: ` - ` stays between two that are left, `_` becomes a space, brackets stay around what is in them. */
export function joinParts(parts: readonly Part[]): string {
  let text = '';
  for (const part of parts) {
    const between = text === '' ? '' : part.before === '-' ? ' - ' : part.before === '@' ? ' @ ' : ' ';
    text += `${between}${part.open}${part.text.trim()}${part.close}`;
  }
  return text.replace(/\s+/gu, ' ').trim();
}
