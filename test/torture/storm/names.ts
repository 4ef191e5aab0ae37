import type { Random } from '../../bench/random.ts';

/** Folders whose names trip programs: pairs that differ in case or composition only, quotes, marks, long ones. */
export const hardFolders: readonly string[] = [
  '',
  '2020-10-09 Pelepasan Ekspor Kopi',
  'Acara',
  'ACARA',
  'Kaf\u00e9',
  'Kafe\u0301',
  `"Kutip" & 'petik'`,
  '\u{1f389} Pesta rakyat',
  '  spasi di depan',
  'titik.dua.',
  '100% #1; [a] {b} $HOME',
  `${'panjang '.repeat(24)}sekali`,
  'a/b/c/d/e',
  'Acara/Hari 1',
  'Acara/hari 1',
  '\u65e5\u672c \u0627\u0644\u0639\u0631\u0628\u064a\u0629',
];

const stems: readonly ((n: number) => string)[] = [
  (n) => `IMG_${String(n % 10_000).padStart(4, '0')}`,
  (n) => `img_${String(n % 10_000).padStart(4, '0')}`,
  (n) => `DSC0${n % 500}`,
  (n) => `Kafe\u0301 ${n}`,
  (n) => `Kaf\u00e9 ${n}`,
  (n) => `foto (${n})`,
  (n) => `\u{1f389}\u{1f1ee}\u{1f1e9} ${n}`,
  (n) => `"${n}" 'petik'`,
  (n) => `-rf ${n}`,
  (n) => `100% #${n}; [${n}] $HOME & co`,
  (n) => `${'n'.repeat(190)}${n}`,
  (n) => `\u65e5\u672c ${n}`,
  (n) => ` spasi ${n} `,
  (n) => `WhatsApp Image 2021-03-0${1 + (n % 9)} at 08.1${n % 10}.2${n % 10} (${n})`,
];

/** A name without its extension; two numbers may give the same. */
export const hardStem = (n: number, random: Random): string => random.pick(stems)(n);
