/** Hints for a newcomer, each in its place. */
export const id = {
  'tip.search': 'Ketik kata yang Anda ingat di kolom di atas. Hasilnya muncul sambil Anda mengetik.',
  'tip.describe': 'Di sini satu kegiatan diberi judul, tema, dan tanggal sekaligus. Usulannya sudah disiapkan.',
  'tip.take-out': 'Tombol ekspor di bawah membuat salinan untuk diterbitkan. Berkas aslinya tetap di tempatnya.',
  'tip.put-away': 'Mengerti, jangan tampilkan lagi',
} as const;

export const en: Record<keyof typeof id, string> = {
  'tip.search': 'Type a word that you remember into the field above. Results come while you type.',
  'tip.describe': 'Here a whole event gets its title, theme and date at once. Proposals are ready.',
  'tip.take-out': 'The export button below makes copies for publication. The original stays where it is.',
  'tip.put-away': 'Understood, do not show again',
};
