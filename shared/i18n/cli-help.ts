/** The help of the command line: what teaches. Each text is printed as it stands here. */
export const id = {
  'cli.help': `Bahan: foto, video, rekaman, dan dokumen humas, dengan judul, tema, dan tanggal yang jelas.

Cara pakai: bahan <perintah> [pilihan]

Mulai dari sini
  bahan add ~/Foto                     pantau sebuah folder (pustaka dibuat bila belum ada)
  bahan scan                           masukkan isinya
  bahan search "tanam padi oktober"    cari
  bahan set FOTO.jpg --title "Tanam padi perdana" --theme Pertanian
  bahan export "tema:pertanian" --preset web --to ~/Kiriman

Perintah
  add       pantau sebuah folder            show      satu bahan selengkapnya
  remove    berhenti memantau               set       beri judul, tema, tanggal, …
  point     folder yang pindah tempat       describe  beri keterangan banyak bahan dari daftar
  roots     folder yang dipantau            export    buat salinan untuk sebuah kanal
  scan      baca semua folder sekali        check     periksa kesehatan pustaka
  watch     terus memasukkan yang baru      backup    buat cadangan pustaka
  search    cari                            restore   pulihkan pustaka dari cadangan
  inspect   isi berkas, tanpa pustaka       serve     buka pustaka di peramban
  infer     usulan dari nama saja           help      keterangan sebuah perintah

Pilihan untuk semua perintah
  --library FOLDER   pustaka yang dipakai (bila tidak: BAHAN_LIBRARY, lalu pustaka aplikasi Bahan)
  --json             hasil sebagai JSON, satu objek per baris
  --quiet            tanpa kata-kata dan kemajuan
  --lang id|en       bahasa
  --today TANGGAL    hari yang menjadi patokan "kemarin" atau "minggu lalu", misalnya 2020-10-09
  --                 sesudah ini tidak ada pilihan lagi

Asli tidak pernah diubah, dan tidak ada yang dikirim ke internet.
Keterangan lebih lanjut: bahan help <perintah>
`,
  'cli.help.add': `bahan add FOLDER: memantau sebuah folder.

Pustaka dibuat bila belum ada. Tidak ada berkas yang dipindah atau diubah. Sesudah itu "bahan scan" memasukkan isinya.

  bahan add ~/Foto
  bahan add /mnt/bagian-humas --library ~/pustaka-humas
`,
  'cli.help.remove': `bahan remove FOLDER: berhenti memantau sebuah folder.

Semua keterangan tentang isinya tetap tersimpan dan kembali bila folder itu dipantau lagi.

  bahan remove ~/Foto
`,
  'cli.help.point': `bahan point FOLDER-LAMA FOLDER-BARU [--force]: folder pantauan kini berada di tempat lain.

Misalnya huruf drive berganti, server berganti, atau pustaka pindah ke komputer baru. Semua keterangan ikut, dan berkas yang
sama tidak dibaca lagi. Sebagai ganti folder lama boleh juga id-nya dari "bahan roots --json". Tempat baru yang berisi kurang
dari separuh berkas yang dikenal ditolak; --force tetap memakainya. Asli tidak dipindah atau diubah.

  bahan point /mnt/humas-lama /mnt/humas
`,
  'cli.help.roots': `bahan roots: folder yang dipantau dan keadaannya.

Keluar dengan kode 1 bila ada yang tidak terhubung.
`,
  'cli.help.scan': `bahan scan [--root FOLDER] [--previews]: membaca semua folder pantauan sekali, sampai selesai.

  --root FOLDER   hanya folder pantauan ini
  --previews      tunggu sampai gambar kecilnya jadi juga

Berkas yang masih disalin atau ditulis disebut namanya dan dibaca lain kali.
Ctrl-C menghentikan; yang sudah dibaca tetap tersimpan.
`,
  'cli.help.watch': `bahan watch: tetap berjalan dan memasukkan yang datang.

Setiap kejadian satu baris. Hentikan dengan Ctrl-C.
`,
  'cli.help.search': `bahan search KATA…: mencari.

  bahan search tanam padi                kata dalam bentuk apa pun: menanam, penanaman, …
  bahan search '"ekspor kopi"'           kata yang berdampingan
  bahan search kopi -fotokopi            tanpa kata itu
  bahan search 'tema:pertanian jenis:foto tahun:2020'
  bahan search 'sapi minggu lalu'        tanggal dengan kata-kata
  bahan search 'belum:judul'             yang belum berjudul

Bidang: judul tema kegiatan tanggal tahun jenis orang tempat kata folder nama status belum

  --limit N        paling banyak N bahan (bila tidak: 100)
  --offset N       lewati N yang pertama
  --order URUTAN   newest (terbaru dulu), oldest, best (paling cocok dulu)
  --facets         tambah satu baris: jumlah, dan isinya menurut jenis, tema, tahun
  --batch BERKAS   banyak pencarian: satu {"q": …, "today": …} per baris; jawabannya satu baris
                   {"q", "total", "paths"} menurut urutan itu
`,
  'cli.help.show': `bahan show TANDA-PENGENAL atau BERKAS…: satu bahan selengkapnya.

Juga teks di dalamnya, semua berkasnya, riwayat perubahannya, dan usulan Bahan.

  bahan show ~/Foto/IMG_0012.jpg
  bahan show k3v7mq2xpa5n --json
`,
  'cli.help.inspect': `bahan inspect BERKAS atau FOLDER… [--render FOLDER]: isi berkas, tanpa pustaka.

Folder dibaca sampai ke dalam, menurut urutan nama. Setiap berkas satu baris.

  --render FOLDER   buat juga gambarnya di sini, sisi panjang paling banyak 1600 piksel

  bahan inspect kartu-kamera --json
`,
  'cli.help.infer': `bahan infer JALUR… [-]: judul, tanggal, dan tempat yang terbaca dari nama folder dan berkas saja.

Berkasnya tidak dibuka dan tidak perlu ada. Yang tidak tertulis tidak diisi.
"-" membaca satu jalur per baris dari masukan standar. Nama tanpa tahun dibaca dari --today.

  bahan infer '2020/10 Oktober/9 Oktober Pelepasan Ekspor Kopi_Bandung'
  find . -type d | bahan infer - --json
`,
  'cli.help.set': `bahan set TANDA-PENGENAL atau BERKAS… [isian]: memberi keterangan.

  --title JUDUL   --theme TEMA    --date 2020-10-09   --caption KETERANGAN
  --event KEGIATAN                --place TEMPAT
  --keyword KATA (boleh berulang) --no-keyword KATA (menghapus satu kata)
  --person NAMA (boleh berulang)

Isian kosong, misalnya --title '', menghapus yang pernah diisi.
Tanggal: 2020, 2020-10, 2020-10-09, atau 2020-10-09/2020-10-12.

  bahan set ~/Foto/IMG_0012.jpg --title "Tanam padi perdana" --theme Pertanian --keyword padi
`,
  'cli.help.describe': `bahan describe --from DAFTAR: memberi keterangan banyak bahan sekaligus.

Daftarnya XLSX, CSV, atau TSV dengan nama kolom di atas (Nama Berkas, Judul, Tema, Tanggal, Keterangan,
Kata Kunci, Kegiatan, Tempat, Orang, …), atau JSON Lines, satu objek per baris:
  {"path": "2020/IMG_0012.jpg", "title": "Tanam padi", "theme": "Pertanian", "date": "2020-10-09",
   "caption": "…", "keywords": ["padi"], "event": "…", "place": "…", "people": ["…"]}

Sel kosong, dan yang tidak disebut atau null, dibiarkan; '' atau [] di JSON menghapus. Bahan dicocokkan
menurut letak berkasnya, lalu menurut nama berkas bila hanya ada satu. Semuanya satu perubahan, yang dapat
diurungkan sekaligus.
`,
  'cli.help.export': `bahan export KATA… --preset NAMA --to FOLDER: membuat salinan untuk sebuah kanal.

  --ids a,b        bahan ini saja, sebagai ganti kata pencarian
  --preset NAMA    asli (apa adanya) atau web (2048 piksel, tanpa letak); boleh berulang
  --to FOLDER      tujuan; dibuat bila hanya bagian terakhirnya yang belum ada

  bahan export "tema:pertanian tahun:2020" --preset web --to ~/Kiriman
`,
  'cli.help.check': `bahan check [--repair]: memeriksa kesehatan pustaka.

  --repair   perbaiki yang dapat diperbaiki: indeks, gambar kecil, keterangan yang hilang. Pustaka yang rusak atau
             tidak bisa dibuka dipulihkan dari cadangan terbaru dan jurnal; yang lama tetap disimpan di sampingnya
`,
  'cli.help.backup': `bahan backup [--to FOLDER] [--pictures]: membuat cadangan pustaka.

Catatannya disalin utuh lalu diperiksa, juga selagi Bahan terbuka. Foto dan video asli tidak ikut.

  --to FOLDER   ke folder lain, misalnya diska USB: pustaka selengkapnya, untuk dipindah ke komputer lain
  --pictures    dengan --to: sertakan gambar kecilnya, supaya tidak perlu digambar lagi

  bahan backup
  bahan backup --to /media/usb
`,
  'cli.help.restore': `bahan restore CADANGAN: memulihkan pustaka dari sebuah cadangan.

CADANGAN ialah berkas cadangan, atau folder hasil "bahan backup --to". Cadangan diperiksa dulu; catatan yang sekarang
disimpan di sampingnya, dan semua yang ditulis sesudah cadangan itu diambil dari jurnal. Tutup Bahan lebih dulu.

  bahan restore ~/.local/share/bahan/library/backups/library-2026-03-04T0900.db
  bahan restore /media/usb/Bahan-k3v7mq2xpa5n --library ~/pustaka-baru
`,
  'cli.help.serve': `bahan serve [--port N]: membuka pustaka di peramban komputer ini.

Tautannya berlaku sekali. Hanya komputer ini yang dapat membukanya. Hentikan dengan Ctrl-C.

  --port N   pakai port ini; bila tidak, yang sedang bebas
`,
  'cli.help.start': `npm start [-- pilihan]: membuka pustaka dalam jendela Bahan, atau di peramban bila jendela tidak dapat dibuka.
npm run demo: membuka pustaka contoh.

  --library FOLDER   pustaka yang dibuka
  --no-open          cetak alamatnya saja, jangan buka apa pun
  --port N           port untuk peramban; bila tidak, yang sedang bebas
`,
} as const;

export const en: Record<keyof typeof id, string> = {
  'cli.help': `Bahan: the photos, videos, recordings and documents of a public-relations team, with a clear title, theme and date.

Usage: bahan <command> [options]

Begin here
  bahan add ~/Photos                   watch a folder (makes a library if there is none)
  bahan scan                           take in what it holds
  bahan search "tanam padi oktober"    find
  bahan set PHOTO.jpg --title "First rice planting" --theme Agriculture
  bahan export "theme:agriculture" --preset web --to ~/Outbox

Commands
  add       watch a folder                  show      one asset whole
  remove    stop watching                   set       give title, theme, date, …
  point     a folder lies elsewhere now     describe  describe many assets from a list
  roots     the watched folders             export    make copies for a channel
  scan      read all folders once           check     the health of the library
  watch     keep taking in what comes       backup    make a backup of the library
  search    find                            restore   restore the library from a backup
  inspect   what files hold, no library     serve     open the library in a browser
  infer     what names alone propose        help      about one command

Options of every command
  --library DIR    the library to use (else BAHAN_LIBRARY, else the one of the app)
  --json           results as JSON, one object a line
  --quiet          no words, no progress
  --lang id|en     language
  --today DATE     the day that "yesterday" or "last week" are read from, such as 2020-10-09
  --               no options after this

Originals are never changed, and nothing is sent to the internet.
More about one command: bahan help <command>
`,
  'cli.help.add': `bahan add FOLDER: watch a folder.

A library is made if there is none. No file is moved or changed. "bahan scan" then takes in what it holds.

  bahan add ~/Photos
  bahan add /mnt/press-office --library ~/press-library
`,
  'cli.help.remove': `bahan remove FOLDER: stop watching a folder.

All that is known about its content is kept, and is back when the folder is watched again.

  bahan remove ~/Photos
`,
  'cli.help.point': `bahan point OLD-FOLDER NEW-FOLDER [--force]: a watched folder lies elsewhere now.

Such as behind another drive letter, on another server, or on a new computer. Everything that is known goes with it, and
files that are the same are not read again. Its id from "bahan roots --json" does instead of the old folder. A place that
holds fewer than half of the known files is refused; --force takes it all the same. Originals are not moved or changed.

  bahan point /mnt/press-old /mnt/press
`,
  'cli.help.roots': `bahan roots: the watched folders and their state.

Ends with code 1 when one is offline.
`,
  'cli.help.scan': `bahan scan [--root FOLDER] [--previews]: reads all watched folders once, to the end.

  --root FOLDER   only this watched folder
  --previews      wait until the pictures are made too

Files that are still being copied or written are named and read another time.
Ctrl-C stops; what was read is kept.
`,
  'cli.help.watch': `bahan watch: stays, and takes in what comes.

An event a line. Stop with Ctrl-C.
`,
  'cli.help.search': `bahan search WORDS…: finds.

  bahan search tanam padi                words in any form: menanam, penanaman, …
  bahan search '"ekspor kopi"'           words side by side
  bahan search kopi -fotokopi            without that word
  bahan search 'theme:pertanian kind:photo year:2020'
  bahan search 'sapi minggu lalu'        dates in words
  bahan search 'missing:title'           what has no title yet

Fields: title theme event date year kind person place keyword folder name status missing

  --limit N       at most N assets (else 100)
  --offset N      skip the first N
  --order ORDER   newest, oldest or best (best match first)
  --facets        one more line: how many, and how they divide by kind, theme and year
  --batch FILE    many searches: one {"q": …, "today": …} a line; the answers are a line each,
                  {"q", "total", "paths"}, in that order
`,
  'cli.help.show': `bahan show ID or FILE…: one asset whole.

With the text inside it, all its files, the history of its changes and what Bahan proposes.

  bahan show ~/Photos/IMG_0012.jpg
  bahan show k3v7mq2xpa5n --json
`,
  'cli.help.inspect': `bahan inspect FILE or FOLDER… [--render DIR]: what files hold, without a library.

Folders are read to their depths, in the order of names. A line for each file.

  --render DIR   also draw their pictures here, 1600 pixels on the longer side at most

  bahan inspect camera-card --json
`,
  'cli.help.infer': `bahan infer PATH… [-]: title, date and place as the names of folders and files alone tell them.

The files are not opened and need not exist. What is not written is not filled in.
"-" reads one path a line from standard input. Names without a year are read from --today.

  bahan infer '2020/10 Oktober/9 Oktober Pelepasan Ekspor Kopi_Bandung'
  find . -type d | bahan infer - --json
`,
  'cli.help.set': `bahan set ID or FILE… [fields]: says something about assets.

  --title TITLE   --theme THEME   --date 2020-10-09   --caption CAPTION
  --event EVENT                   --place PLACE
  --keyword WORD (repeatable)     --no-keyword WORD (takes one word away)
  --person NAME (repeatable)

An empty value, such as --title '', clears what was said.
Dates: 2020, 2020-10, 2020-10-09, or 2020-10-09/2020-10-12.

  bahan set ~/Photos/IMG_0012.jpg --title "First rice planting" --theme Agriculture --keyword rice
`,
  'cli.help.describe': `bahan describe --from LIST: describes many assets at once.

The list is XLSX, CSV or TSV with names above its columns (File, Title, Theme, Date, Caption, Keywords, Event,
Place, People, …), or JSON Lines, one object a line:
  {"path": "2020/IMG_0012.jpg", "title": "Rice planting", "theme": "Agriculture", "date": "2020-10-09",
   "caption": "…", "keywords": ["rice"], "event": "…", "place": "…", "people": ["…"]}

Empty cells, and what is absent or null, are left alone; '' or [] in JSON clears. Assets are matched by where the
file lies, then by its name if there is only one. All of it is one change, which can be undone at once.
`,
  'cli.help.export': `bahan export WORDS… --preset NAME --to DIR: makes copies for a channel.

  --ids a,b       these assets only, instead of words to search for
  --preset NAME   asli (as it is) or web (2048 pixels, without position); repeatable
  --to DIR        where to; made when only its last part is missing

  bahan export "theme:agriculture year:2020" --preset web --to ~/Outbox
`,
  'cli.help.check': `bahan check [--repair]: the health of the library.

  --repair   mend what can be mended: the index, thumbnails, words that were lost. A library that is damaged or does
             not open is brought back from the newest backup and the journal; the old one is kept beside it
`,
  'cli.help.backup': `bahan backup [--to FOLDER] [--pictures]: makes a backup of the library.

Its records are copied whole and then looked through, also while Bahan is open. Original files are not in it.

  --to FOLDER   into another folder, such as a USB disk: the whole library, to be moved to another computer
  --pictures    with --to: thumbnails too, so that they need not be drawn again

  bahan backup
  bahan backup --to /media/usb
`,
  'cli.help.restore': `bahan restore BACKUP: restores the library from a backup.

BACKUP is a backup's file, or a folder made by "bahan backup --to". It is looked through first; the records of now are
kept beside it, and all that was written since the backup is taken from the journal. Close Bahan first.

  bahan restore ~/.local/share/bahan/library/backups/library-2026-03-04T0900.db
  bahan restore /media/usb/Bahan-k3v7mq2xpa5n --library ~/new-library
`,
  'cli.help.serve': `bahan serve [--port N]: opens the library in a browser of this computer.

The link works once. Only this computer can open it. Stop with Ctrl-C.

  --port N   use this port; else one that is free
`,
  'cli.help.start': `npm start [-- options]: opens the library in Bahan's window, or in the browser where no window can be had.
npm run demo: opens a demo library.

  --library DIR   the library to open
  --no-open       only print the address, open nothing
  --port N        the port for the browser; else one that is free
`,
};
