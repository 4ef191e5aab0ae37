/** The help: its pages are texts of their own (`resources/help/pages`), here is what stands around them. */
export const id = {
  'help.title': 'Bantuan',
  'help.open': 'Bantuan',
  'help.menu': 'Bantuan dan tombol',
  'help.find': 'Cari di bantuan',
  'help.find.clear': 'Kosongkan pencarian bantuan',
  'help.pages': 'Halaman bantuan',
  'help.back': 'Halaman sebelumnya',
  'help.forward': 'Halaman berikutnya',
  'help.found.one': '{count} halaman',
  'help.found.other': '{count} halaman',
  'help.found.none': 'Tidak ada halaman dengan kata itu. Coba kata lain, misalnya: cadangan, kartu, izin.',
  'help.try': 'Cari {query}',
  'help.learn': 'Baca caranya',
  'keys.help': 'Bantuan tentang yang sedang dikerjakan',
} as const;

export const en: Record<keyof typeof id, string> = {
  'help.title': 'Help',
  'help.open': 'Help',
  'help.menu': 'Help and keys',
  'help.find': 'Search the help',
  'help.find.clear': 'Clear the search of the help',
  'help.pages': 'Pages of the help',
  'help.back': 'Previous page',
  'help.forward': 'Next page',
  'help.found.one': '{count} page',
  'help.found.other': '{count} pages',
  'help.found.none': 'No page has that word. Try another one, such as: backup, card, consent.',
  'help.try': 'Search for {query}',
  'help.learn': 'Read how',
  'keys.help': 'Help on what you are doing',
};
