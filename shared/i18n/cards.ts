/** The few words on a drawn card, which stands for a file that has no picture of its own. */
export const id = {
  'card.film': 'Cuplikan gambarnya belum bisa dibuat di komputer ini.',
  'card.picture': 'Gambarnya belum bisa ditampilkan di komputer ini.',
  'card.locked': 'Dikunci dengan kata sandi.',
  'card.pages.one': '1 halaman',
  'card.pages.other': '{count} halaman',
  'card.slides.one': '1 slide',
  'card.slides.other': '{count} slide',
  'card.names.one': '1 berkas di dalamnya',
  'card.names.other': '{count} berkas di dalamnya',
} as const;

export const en: Record<keyof typeof id, string> = {
  'card.film': 'This computer cannot show a frame of it yet.',
  'card.picture': 'This computer cannot show its picture yet.',
  'card.locked': 'Locked with a password.',
  'card.pages.one': '1 page',
  'card.pages.other': '{count} pages',
  'card.slides.one': '1 slide',
  'card.slides.other': '{count} slides',
  'card.names.one': '1 file inside',
  'card.names.other': '{count} files inside',
};
