/** The first minutes: choosing a folder and the first pictures coming in. */
export const id = {
  'welcome.title': 'Selamat datang di Bahan',
  'welcome.words':
    'Pilih folder tempat foto, video, rekaman, dan dokumen kantor disimpan. Bahan akan membacanya, memberi usulan judul, tema, dan tanggal, lalu siap dicari.',
  'welcome.choose': 'Pilih folder…',
  'welcome.choosing': 'Membuka folder…',
  'welcome.safe.title': 'Berkas asli tidak disentuh',
  'welcome.safe': 'Bahan hanya membaca. Tidak ada yang diubah, dipindah, atau dihapus.',
  'welcome.offline.title': 'Bekerja tanpa internet',
  'welcome.offline': 'Semua dicatat di komputer ini. Tidak ada yang dikirim ke mana pun.',
  'welcome.live.title': 'Terisi dengan sendirinya',
  'welcome.live': 'Berkas baru di folder itu langsung ikut masuk, tanpa isian apa pun.',
  'browse.title': 'Pilih folder',
  'browse.words': 'Folder di komputer tempat Bahan berjalan.',
  'browse.path': 'Letak folder',
  'browse.up': 'Naik satu tingkat',
  'browse.folders': 'Folder di dalamnya',
  'browse.waiting': 'Melihat isi folder…',
  'browse.none': 'Tidak ada folder lain di dalamnya. Anda bisa memilih folder ini.',
  'browse.choose': 'Pantau folder ini',
} as const;

export const en: Record<keyof typeof id, string> = {
  'welcome.title': 'Welcome to Bahan',
  'welcome.words':
    'Choose the folder where the office keeps its photos, videos, recordings and documents. Bahan reads it, proposes titles, themes and dates, and then everything can be found.',
  'welcome.choose': 'Choose a folder…',
  'welcome.choosing': 'Opening the folder…',
  'welcome.safe.title': 'Originals stay untouched',
  'welcome.safe': 'Bahan only reads. Nothing is changed, moved or deleted.',
  'welcome.offline.title': 'Works without the internet',
  'welcome.offline': 'Everything is recorded on this computer. Nothing is sent anywhere.',
  'welcome.live.title': 'Fills by itself',
  'welcome.live': 'New files in the folder come in at once, without any form to fill.',
  'browse.title': 'Choose a folder',
  'browse.words': 'Folders on the computer that Bahan runs on.',
  'browse.path': 'Folder path',
  'browse.up': 'Up one level',
  'browse.folders': 'Folders inside',
  'browse.waiting': 'Looking into the folder…',
  'browse.none': 'There are no other folders inside. You can choose this one.',
  'browse.choose': 'Watch this folder',
};
