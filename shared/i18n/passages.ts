/** What the text inside of documents and pictures answers to a search. */
export const id = {
  'passages.title': 'Ditemukan di dalamnya',
  'passages.page': 'Halaman {page}',
  'passages.slide': 'Salindia {page}',
  'passages.more.one': 'dan {count} tempat lain',
  'passages.more.other': 'dan {count} tempat lain',
  'passages.machine': 'Dibaca mesin dari gambarnya; bisa keliru.',
} as const;

export const en: Record<keyof typeof id, string> = {
  'passages.title': 'Found inside',
  'passages.page': 'Page {page}',
  'passages.slide': 'Slide {page}',
  'passages.more.one': 'and {count} more place',
  'passages.more.other': 'and {count} more places',
  'passages.machine': 'Read from the picture by machine; may be wrong.',
};
