import { isPlace, isRegion } from './place-words.ts';
import type { Part } from './segments.ts';

const notPlaces =
  'masa|era|zaman|jaman|tengah|tengah-tengah|sela|sela-sela|bulan|hari|tahun|bidang|balik|sektor|kalangan|lingkungan|atas|bawah|luar|dalam|rumah\\s+(?:aja|saja)|antara|akhir|awal|saat|waktu|usia|media|medsos|internet|dunia|mana|sini|samping|pandemi';
const nothingBehind =
  'bersama|dengan|untuk|oleh|bagi|yang|dihadiri|terkait|menjelang|jelang|dalam\\s+rangka|pasca|tentang|guna|demi|agar|supaya|saat|ketika|sebagai|selama|terhadap|mengenai|sekaligus|bertema|dipimpin|disaksikan|diikuti|melalui|secara|karena|akibat|setelah|sebelum|sesudah|sambil|hadapi|menghadapi|sambut|menyambut|peringati|memperingati';
const exception = new RegExp(`^(?:${notPlaces})(?![\\p{L}\\p{N}-])`, 'iu');
const blocked = new RegExp(`(?<!\\p{L})(?:${nothingBehind})(?!\\p{L})`, 'iu');
const placed = /(?:^|[\s,])(?:bertempat\s+)?di\s+/giu;
/** Whose name the region is: "Bupati Semarang", "ke Bandung". */
const belongs = new Set(
  `ke dari dan untuk se kab kota kabupaten bupati wabup wakil walikota wali gubernur wagub sekda dprd polres polresta polrestabes polda
  kodim dandim kapolres kajari kejari pemkab pemkot pemprov kpu bawaslu pkk universitas univ institut politeknik bank pasar rsud stasiun
  kec desa kelurahan kecamatan jalan jl lapas rutan pn pa kppn kpknl bpn bnnk kemenag baznas pmi pdam sma smp smk sman smpn smkn persis psis tingkat asal khas`.split(
    /\s+/,
  ),
);

export interface PlaceRead {
  readonly parts: readonly Part[];
  readonly place: string | null;
}

/** Reads a place at the end of a name and cuts it. `words`: the name's spaces are underscores, which part nothing. */
export function readPlace(parts: readonly Part[], underscored: boolean): PlaceRead {
  const last = parts.at(-1);
  if (!last) return { parts, place: null };
  const text = last.text.replace(/^[\s,;:]+|[\s,;:]+$/gu, '');
  const without = parts.slice(0, -1);
  if (last.before === '@') return { parts: without, place: clean(text) };
  const at = lastPlaced(text);
  if (at) {
    const place = text.slice(at.end);
    if (exception.test(place) || blocked.test(place) || !/\p{L}/u.test(place)) return { parts, place: null };
    const title = text.slice(0, at.start);
    return { parts: title.trim() ? [...without, { ...last, text: title }] : without, place: clean(place) };
  }
  if (isPlace(text)) return { parts: without, place: clean(text) };
  const comma = text.lastIndexOf(',');
  if (comma > 0 && isPlace(text.slice(comma + 1))) {
    // "…, Ungaran, Jawa Tengah": the region before belongs to it
    const before = text.slice(0, comma);
    const wider = before.lastIndexOf(',');
    const start = wider > 0 && isPlace(before.slice(wider + 1)) ? wider : comma;
    return { parts: [...without, { ...last, text: text.slice(0, start) }], place: clean(text.slice(start + 1)) };
  }
  if (underscored) {
    const words = text.split(/\s+/u);
    for (let count = Math.min(4, words.length - 1); count > 0; count--) {
      const region = words.slice(-count).join(' ');
      const owner = words[words.length - count - 1] ?? '';
      if (isRegion(region) && !belongs.has(owner.toLowerCase().replace(/\.$/, '')) && !/\d$/.test(owner)) {
        return { parts: [...without, { ...last, text: words.slice(0, -count).join(' ') }], place: clean(region) };
      }
    }
  }
  return { parts, place: null };
}

function lastPlaced(text: string): { start: number; end: number } | undefined {
  let found: { start: number; end: number } | undefined;
  for (const match of text.matchAll(placed)) found = { start: match.index, end: match.index + match[0].length };
  return found;
}

const clean = (place: string): string | null =>
  place
    .replace(/^[\s,;:.\-–—]+|[\s,;:\-–—]+$/gu, '')
    .replace(/\s+/gu, ' ')
    .trim() || null;
