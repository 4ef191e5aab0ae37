import { isRegion } from './place-words.ts';
import { agencyCodes, officePieces, officeSubjects } from './words/agency-words.ts';

const pieces = [...officePieces].sort((a, b) => b.length - a.length).join('|');
const officeCode = new RegExp(`^(?:dis|din)(?:${pieces}){1,3}$`, 'u');
const office = new Set([
  'dinas',
  'badan',
  'bagian',
  'bag',
  'subbag',
  'subbagian',
  'kabag',
  'kasubbag',
  'bidang',
  'kantor',
]);
const joining = new Set([
  'dan',
  '&',
  'serta',
  'dprd',
  'pp',
  'bupati',
  'walikota',
  'gubernur',
  'kabupaten',
  'kab',
  'kota',
  'provinsi',
  'prov',
  'pemkab',
  'pemkot',
  'pemprov',
  'pemerintah',
  'daerah',
  'tim',
  'tu',
]);
const notOffices = new Set([
  'pertama',
  'kedua',
  'ketiga',
  'akhir',
  'awal',
  'depan',
  'belakang',
  'tengah',
  'atas',
  'bawah',
  'luar',
  'dalam',
]);

/** "Dok. Kominfo": whose pictures they are. */
const media = new Set(['foto', 'dok', 'dokumentasi', 'liputan', 'tim', 'arsip', 'kamera', 'sumber', 'by']);

export const isAgencyCode = (word: string): boolean => agencyCodes.has(word) || officeCode.test(word);

/** Whether words are an office and nothing else: `Disbun`, `Dinas Sosial Kab. Semarang`, `Bag. Humas`. Never a place. */
export function isAgency(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[\s_/,]+/u)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter(Boolean);
  while (words.length > 1 && media.has(words[0] as string)) words.shift();
  if (words.length === 0 || words.length > 14) return false;
  if (/^uptd?$/.test(words[0] as string)) return words.length <= 5;
  let named = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (isAgencyCode(word)) named = true;
    else if (office.has(word)) {
      const next = words[at + 1];
      if (next === undefined || /\d/.test(next) || notOffices.has(next) || /^[ivx]+$/.test(next)) return false;
      // "Bagian Umum" takes any word; of a "Badan" or a "Kantor" only what offices are for
      const any = word.startsWith('bag') || word.startsWith('sub');
      if (officeSubjects.has(next) || any) at++;
      else if (!isAgencyCode(next)) return false;
      named = true;
    } else if (named && (officeSubjects.has(word) || joining.has(word))) {
      // goes on with the name of the office
    } else if (named) {
      const rest = words.slice(at).join(' ');
      return isRegion(rest);
    } else return false;
  }
  return named;
}
