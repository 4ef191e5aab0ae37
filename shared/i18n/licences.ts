/** Who made the parts of the program, and under which words. */
export const id = {
  'licences.title': 'Lisensi',
  'licences.lead':
    'Bahan tersusun dari {count} bagian, kebanyakan buatan orang lain. Terima kasih kepada mereka semua.',
  'licences.find': 'Cari nama atau lisensi',
  'licences.parts': 'Bagian-bagian Bahan',
  'licences.none-found': 'Tidak ada bagian yang memuat “{text}”.',
  'licences.pick': 'Pilih satu bagian untuk membaca lisensinya.',
  'licences.version': 'Versi {version}',
  'licences.within': 'Bagian dari {name} {version}',
  'licences.source': 'Sumbernya: {address}',
  'licences.text': 'Teks lisensi {name}',
  'licences.lost': 'Daftar lisensi tidak dapat dibuka.',
  'licences.lost.do': 'Coba lagi. Bila terulang, pasang ulang Bahan; pustaka Anda tetap aman.',
} as const;

export const en: Record<keyof typeof id, string> = {
  'licences.title': 'Licences',
  'licences.lead': 'Bahan is put together from {count} parts, most of them made by others. Thanks to all of them.',
  'licences.find': 'Find a name or a licence',
  'licences.parts': 'Parts of Bahan',
  'licences.none-found': 'No part has “{text}” in it.',
  'licences.pick': 'Choose a part to read its licence.',
  'licences.version': 'Version {version}',
  'licences.within': 'Part of {name} {version}',
  'licences.source': 'Its sources: {address}',
  'licences.text': 'Licence text of {name}',
  'licences.lost': 'The list of licences could not be opened.',
  'licences.lost.do': 'Try again. If this keeps happening, install Bahan anew; your library stays safe.',
};
