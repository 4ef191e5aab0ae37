/** Why something is proposed: read on hover beside a guess, so each is a whole sentence. */
export const id = {
  'why.file-name': 'Dibaca dari nama berkasnya',
  'why.folder-name': 'Dibaca dari nama foldernya',
  'why.event': 'Mengikuti kegiatannya',
  'why.embedded': 'Tertulis di dalam berkasnya oleh aplikasi pembuatnya',
  'why.copy': 'Tertulis pada bahan asalnya',
  'why.neighbours': 'Berkas sebelum dan sesudahnya bertanggal sama',
  'why.neighbours-place.one': 'Bahan lain yang diambil semenit sebelum atau sesudahnya ada di sini',
  'why.neighbours-place.other': 'Bahan lain yang diambil berselang {count} menit ada di sini',
  'why.gps': 'Menurut lokasi GPS, sekitar {km} km dari pusatnya',
  'why.past': '{count} dari {of} kegiatan dengan kata "{word}" bertema ini',
  'why.past-folder': '{count} dari {of} bahan lain di folder ini bertema ini',
  'why.assets': '{count} dari {of} bahan kegiatan ini sudah begitu',
  'why.other': 'Perkiraan Bahan',
  'settings.about.places': 'Nama tempat dari GeoNames (geonames.org), lisensi CC BY 4.0, disesuaikan.',
} as const;

export const en: Record<keyof typeof id, string> = {
  'why.file-name': 'Read from the name of the file',
  'why.folder-name': 'Read from the name of the folder',
  'why.event': 'Taken from its event',
  'why.embedded': 'Written inside the file by the program that made it',
  'why.copy': 'Said about the asset it comes from',
  'why.neighbours': 'The files before and after it have the same date',
  'why.neighbours-place.one': 'Something taken a minute before or after was here',
  'why.neighbours-place.other': 'Something taken {count} minutes before or after was here',
  'why.gps': 'By its GPS position, about {km} km from the centre',
  'why.past': '{count} of {of} events with the word "{word}" had this theme',
  'why.past-folder': '{count} of {of} others in this folder have this theme',
  'why.assets': '{count} of {of} assets of this event say so already',
  'why.other': 'A guess of Bahan',
  'settings.about.places': 'Place names from GeoNames (geonames.org), CC BY 4.0, adapted.',
};
