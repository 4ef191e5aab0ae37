import { rootForm } from '../../../../shared/text/stem.ts';
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
  'seksi',
  'kasi',
  'kabid',
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

/** Words that begin as codes of offices do; verbs of the passive are told by their root. */
const ordinary = new Set(
  `dinding dini dinamika dinamis dinamo dinamit dinar dinasti dingin dingo dinner dino dinosaurus dinas disabilitas disability disain
  disaster disbursement discovery discussion disiplin disinfeksi disinfektan diskon disko diskotek diskriminasi diskualifikasi diskusi
  disleksia disorientasi dispatch dispensasi dispenser display disposisi disrupsi disrupsi disertasi distorsi distribusi distributor
  distrik district disney disc disk disket disclaimer disinformasi diskresi disparitas disintegrasi disimilasi dispepsia dissenting distro
  diskografi disfungsi`.split(/\s+/),
);

/** `Dis…` and `Din…` of letters: what offices are called is put together in more ways than a list holds. */
const isCoined = (word: string): boolean =>
  /^(?:dis|din)[a-z]{2,}$/.test(word) && word.length <= 24 && !ordinary.has(word) && rootForm(word) === word;

export const isAgencyCode = (word: string): boolean =>
  agencyCodes.has(word) || officeCode.test(word) || (word.includes('-') ? isJoined(word) : isCoined(word));

/** `Diskominfo-SP`, `Dinkop-UKM`: a code and what follows it. */
const isJoined = (word: string): boolean => {
  const [head = '', ...others] = word.split('-');
  return (
    (agencyCodes.has(head) || officeCode.test(head)) &&
    others.every((one) => /^[a-z]{2,8}$/.test(one) || agencyCodes.has(one))
  );
};

/** Whether words are an office and nothing else: `Disbun`, `Dinas Sosial Kab. Semarang`, `Bag. Humas`. Never a place. */
export function isAgency(text: string): boolean {
  const words = text
    .toLowerCase()
    .replace(/\bsub[\s_.-]+(?=bag)/gu, 'sub')
    .replace(/\bdinas-(?=\p{L})/gu, 'dinas ')
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
      else if (isAgencyCode(next)) at++;
      else return false;
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
