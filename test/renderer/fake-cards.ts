import type { AssetCard } from '../../shared/model/asset.ts';
import type { AssetKind } from '../../shared/model/kind.ts';

const themes = ['Perkebunan', 'Pariwisata', 'Pendidikan', 'Kesehatan', 'Infrastruktur', 'UMKM'] as const;
const events = [
  'Pelepasan Ekspor Kopi',
  'Rakor Medsos',
  'Panen Raya Padi',
  'Peresmian Puskesmas Ciwidey',
  'Festival Teh Nusantara',
  'Kunjungan Bupati ke Sekolah',
] as const;
const kinds: readonly AssetKind[] = [
  'photo',
  'photo',
  'photo',
  'photo',
  'video',
  'photo',
  'document',
  'photo',
  'audio',
];
const shapes = [
  [6000, 4000],
  [4000, 6000],
  [4032, 3024],
  [3840, 2160],
  [3000, 3000],
] as const;
const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** A twelve-letter id that is always the same for a number. */
export function fakeId(number: number): string {
  let id = '';
  for (let rest = number * 7919 + 104_729; id.length < 12; rest = Math.floor(rest / 32) + (id.length + 1) * 31) {
    id += letters[rest % 32];
  }
  return id;
}

/** A believable card, always the same for a number; newer ones first. */
export function fakeCard(number: number): AssetCard {
  const event = Math.floor(number / 40);
  const kind = kinds[number % kinds.length] ?? 'photo';
  const [width, height] = shapes[(number * 7) % shapes.length] ?? [6000, 4000];
  const day = new Date(Date.UTC(2026, 9, 9) - event * 9 * 86_400_000).toISOString().slice(0, 10);
  const title = `${events[event % events.length]} ${day.slice(0, 4)}`;
  const isStacked = kind === 'photo' && number % 29 === 28;
  const isPictured = kind === 'photo' || kind === 'video';
  return {
    id: fakeId(number),
    kind,
    title: number % 5 === 0 ? null : title,
    proposedTitle: number % 5 === 0 ? title : null,
    theme: number % 3 === 0 ? null : (themes[event % themes.length] ?? null),
    date: day,
    name: `IMG_${String(number).padStart(4, '0')}.${isStacked ? 'CR3' : kind === 'photo' ? 'jpg' : kind === 'video' ? 'mp4' : kind === 'audio' ? 'm4a' : 'pdf'}`,
    width: isPictured ? width : null,
    height: isPictured ? height : null,
    durationSeconds: kind === 'video' || kind === 'audio' ? 12 + (number % 200) : null,
    pages: kind === 'document' ? 1 + (number % 20) : null,
    excerpt: null,
    picture: kind === 'document' ? null : `fake-${number}`,
    pictureKind: isPictured ? 'picture' : kind === 'audio' ? 'card' : null,
    thumbhash: null,
    strip: kind === 'video' ? 12 : null,
    stack: isStacked ? 2 : null,
    rating: null,
    pick: null,
    label: null,
    state: number % 37 === 36 ? 'missing' : number % 53 === 52 ? 'offline' : 'present',
    error: number % 41 === 40 ? { code: 'file-truncated', message: 'cut off' } : null,
  };
}
