/**
 * Texts of tags that were written in the letters of one country into a field that is Latin-1 by its format (ID3v1,
 * ID3v2 with encoding 0, RIFF INFO): found out by solid evidence only, else they stay as they are.
 */

/** Windows-1252 gives bytes 80..9F letters of its own; back to bytes by this. */
const back = new Map<string, number>();
for (let byte = 0x80; byte < 0xa0; byte += 1) {
  back.set(new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte);
}

/** The bytes that a Latin-1 text came from; undefined when it has letters that Latin-1 has not. */
function bytesOf(text: string): Buffer | undefined {
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) as number;
    const byte = code < 0x100 ? code : back.get(letter);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return Buffer.from(bytes);
}

interface Script {
  readonly label: string;
  /** 0..1: how much the decoded letters look like the language that is written so. */
  likeness(bytes: Buffer, text: string): number;
}

const share = (text: string, wanted: RegExp): number => {
  const foreign = [...text].filter((letter) => letter > '\u007f');
  return foreign.length === 0 ? 0 : foreign.filter((letter) => wanted.test(letter)).length / foreign.length;
};

/** The share of two-byte letters whose first byte lies in the rows that hold the common ones. */
function commonRows(bytes: Buffer, first: number, last: number): number {
  let pairs = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    const next = bytes[i + 1] ?? 0;
    if (next < 0xa1) return 0;
    pairs += 1;
    if (byte >= first && byte <= last) common += 1;
    i += 1;
  }
  return pairs < 2 ? 0 : common / pairs;
}

const scripts: readonly Script[] = [
  // 2350 syllables in the order of their alphabet: rows B0..C8
  { label: 'euc-kr', likeness: (bytes, text) => commonRows(bytes, 0xb0, 0xc8) * share(text, /[\uac00-\ud7a3]/) },
  // the 3755 common characters: rows B0..D7
  { label: 'gbk', likeness: (bytes, text) => 0.97 * commonRows(bytes, 0xb0, 0xd7) * share(text, /[\u4e00-\u9fff]/) },
  {
    label: 'windows-1251',
    likeness: (_bytes, text) =>
      share(text, /[а-яёА-ЯЁіїєґІЇЄҐ]/) *
      (/[а-яё]{2}[А-ЯЁ]/.test(text) ? 0.5 : 1) *
      (share(text, /[оеаиОЕАИ]/) > 0.2 ? 1 : 0.5),
  },
  {
    label: 'windows-1256',
    likeness: (_bytes, text) =>
      share(text, /[\u0621-\u0652\u067e\u0686\u0698\u06af]/) * (share(text, /[اليمنر]/) > 0.25 ? 1 : 0.5),
  },
];

/** What turns the texts of one tag into what was written: it gives them back as they are where nothing is proved. */
export function lettersFor(texts: readonly string[]): (text: string) => string {
  const foreign = texts.map(bytesOf).filter((bytes) => bytes?.some((byte) => byte >= 0x80)) as Buffer[];
  if (foreign.length === 0) return (text) => text;
  const all = Buffer.concat(foreign.flatMap((bytes) => [bytes, Buffer.from('\n')]));
  const label = isUtf8(all) ? 'utf-8' : mostlyForeign(all) ? best(all) : undefined;
  if (!label) return (text) => text;
  return (text) => {
    const bytes = bytesOf(text);
    return bytes?.some((byte) => byte >= 0x80) ? new TextDecoder(label).decode(bytes) : text;
  };
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** In the languages that Latin-1 is for, letters beyond ASCII are few in each word. */
function mostlyForeign(bytes: Buffer): boolean {
  const words = bytes
    .toString('latin1')
    .split(/[^A-Za-z\u0080-\u00ff]+/)
    .filter((word) => /[\u0080-\u00ff]/.test(word));
  const letters = words.join('');
  const foreign = letters.replace(/[A-Za-z]/g, '').length;
  return foreign >= 4 && foreign / letters.length >= 0.75;
}

/** The one script that fits well, and clearly better than the others. */
function best(bytes: Buffer): string | undefined {
  const found = scripts
    .map(({ label, likeness }) => {
      try {
        return { label, fits: likeness(bytes, new TextDecoder(label, { fatal: true }).decode(bytes)) };
      } catch {
        return { label, fits: 0 };
      }
    })
    .sort((a, b) => b.fits - a.fits);
  const [first, second] = found;
  return first && first.fits >= 0.85 && first.fits - (second?.fits ?? 0) > 0.02 ? first.label : undefined;
}
