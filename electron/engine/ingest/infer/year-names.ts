/**
 * Numbers that look like a year or a day and belong to the name: budget years, editions, laws, counts. All look only at
 * the words right beside the number.
 */

const budgets =
  'R?-?APB(?:D|N|Des|DP|D-P)|KUA(?:[-\\s_]?(?:dan[\\s_])?PPAS)?|PPAS|RKPD|RKPDes|RKP|RPJ[MP](?:D|N|Des)|RKA|RTRW|RDTR|LKPJ|LKPD|LPPD|LAKIP|SAKIP|LHP|DPA|DIPA|DAK|DAU|Renstra|Renja|Renaksi|Musrenbangnas|TA|T\\.A|TP|Tahun[\\s_]+(?:Anggaran|Ajaran|Pelajaran|Akademik|Buku|Pajak|Fiskal)|Formasi|Angkatan|Pemilu|Pemilukada|Pilkada|Pilgub|Pilbup|Pilwalkot|Pilwakot|Pilpres|Pileg|Pilkades|Periode|Masa[\\s_]+(?:Bakti|Jabatan|Khidmat|Khidmah|Sidang)|Visi|Menuju|Sensus[\\s_]+\\p{L}+|Agenda';
const between =
  '(?:Perubahan|Murni|Induk|Pergeseran|Awal|Akhir|Serentak|Damai|Legislatif|Presiden|Bupati|Gubernur|Walikota|Wali|Kota|Kabupaten|Kab\\.?|Provinsi|Prov\\.?|Daerah|Desa|P|TA|T\\.A\\.?|Tahun|Thn\\.?|Th\\.?|Anggaran|Ajaran|CPNS|PPPK|CASN|ASN|Guru)';
const afterBudget = new RegExp(`(?<![\\p{L}\\p{N}])(?:${budgets})\\.?(?:[\\s_(-]+${between}){0,4}[\\s_(.-]*$`, 'iu');
const law =
  'Ra?perda|Perda|Raperbup|Perbup|Perwali?|Perwalkot|Pergub|Perpres|Perpu|Perppu|Permen\\p{L}*|Kepmen\\p{L}*|Keppres|Kepbup|Kepgub|Kepwal|Perdes|Perkada|Perka|Perma|PMK|PKPU|POJK|UU|Undang-Undang|PP|Inpres|Instruksi|Inmendagri|Ingub|Inbup|SK|SE|SKB|Surat[\\s_]+\\p{L}+|Peraturan|Keputusan|Qanun|Pergub|Maklumat|Fatwa';
const afterLaw = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${law})(?:[\\s_]+\\p{L}[\\p{L}.]*){0,4}?[\\s_]+(?:No(?:mor|mer)?\\.?[\\s_]*)?|No(?:mor|mer)?\\.?[\\s_]*)\\d[\\d\\p{L}/.-]*[\\s_]+(?:Tahun|Thn|Th)\\.?[\\s_]+$`,
  'iu',
);
const counter =
  /^[\s_]+(?:paket|dosis|pohon|bibit|peserta|orang|sertifikat|unit|batang|ekor|kg|kilo|kilogram|ton|kwintal|kuintal|liter|hektare?|ha|meter|m2|km|kilometer|kk|kpm|porsi|bungkus|botol|lembar|eksemplar|buku|butir|keping|helai|buah|biji|karung|sak|kaleng|dus|dos|boks|box|kotak|kantong|kantung|masker|warga|siswa|siswi|santri|pelajar|mahasiswa|penari|jamaah|jemaah|pesepeda|pelari|penerima|keluarga|rumah|rupiah|juta|ribu|miliar|milyar|benih|telur|personel|personil|relawan|nasi|tumpeng|bendera|lampion|kader|nakes|pekerja|buruh|sembako|pcs|set|pasang|pasangan|anak|jiwa|balita|lansia|hewan|sapi|kambing|ikan|takjil|kupon|voucher|hadiah|titik|lampu|sambungan|bidang|hadirin|undangan|penonton|people|participants|trees|packages|doses|seedlings)(?![\p{L}\p{N}])/iu;
/** Words whose number is never a day, whatever stands behind it. */
const always =
  'hari|day|sesi|session|part|bagian|batch|ke|no|nomor|nomer|km|kilometer|rt|rw|kodim|korem|koramil|yonif|yonkav|yonarmed|batalyon|brigif|jilid|edisi|episode|eps|bab|pasal|blok|kav|sdn|smpn|sman|smkn|mtsn|min|triwulan|tw|semester|rp|idr|usd|kamera|kam|cam|camera|hp|zona|zone|lantai|lt|covid|covid-19|sars|piala[\\s_]dunia|tps|nip|nik|npwp|telp|tlp|wa|kode|kode[\\s_]pos|pin|id|ke-|juz|halte|terminal[\\s_]\\p{L}';
/** Words whose small number is theirs; "Vaksinasi Tahap 12 Agustus" has none. */
const few =
  'tahap|dosis|fase|termin|gelombang|putaran|ronde|leg|level|seri|kelas|versi|volume|vol|babak|kloter|grup|tim|jembatan|gedung|pos|shift|step|tier|sekolah|smp|sma|smk|sd';
const afterAlways = new RegExp(`(?<![\\p{L}\\p{N}])(?:${always})\\.?[\\s_]*$`, 'iu');
const afterFew = new RegExp(`(?<![\\p{L}\\p{N}])(?:${few})\\.?[\\s_]*$`, 'iu');
/** "Covid-19 Oktober", "ke-75", "U-19", "IMG_2021": a number tied to letters, to a disease or to a camera's counter. */
const tied =
  /(?<![\p{L}\p{N}])(?:(?:\p{L}{1,2}|covid|cov|corona)[-–]|(?:img|dsc[nf]?|mg|vid|mvi|pxl|dji|gopr|mov|aud|ptt|rec)[-_]|\d{8}[-_])$/iu;
const namedPlace =
  /(?<![\p{L}\p{N}])(?:jalan|jl|stadion|lapangan|universitas|univ|monumen|tugu|museum|gedung|gelora|taman|masjid|jembatan|pasar|rsud|rs|sma|smp|smk)\.?[\s_]*$/iu;
const famousDays = new Set(['17-8', '10-11', '11-3', '20-5', '28-10', '1-3', '1-5', '21-4', '5-10', '30-9', '1-10']);

/** How much of the text before a number is looked at; bounds the work on long names. */
export const lookBack = 90;

/** A year that is part of what the thing is called: `APBD 2022`, `Perda No 5 Tahun 2018`, `2000 Paket`. */
export const namesYear = (before: string, after: string): boolean =>
  afterBudget.test(before) ||
  afterLaw.test(before) ||
  tied.test(before) ||
  afterAlways.test(before) ||
  counter.test(after);

/** Whether a number counts something that is named behind it. */
export const isCount = (after: string): boolean => counter.test(after);

const countedFew =
  /^[\s_]+(?:desa|kelurahan|kecamatan|kabupaten|kota|provinsi|negara|pilar|tahun|bulan|minggu|hari|jam|menit|tim|regu|pejabat|kepala|atlet|medali|sekolah|calon|besar|raperda|perda|fraksi|komisi|opd|umkm|petani|guru|pasien|kasus|rumah|ruas|jembatan|embung|truk|mobil|motor|bus|ambulans|x)(?![\p{L}\p{N}])/iu;

/** The same of a small number, which below a month might be a day else: `3 Desa Raih Penghargaan`. */
export const isSmallCount = (after: string): boolean => counter.test(after) || countedFew.test(after);

/** Whether a number of one or two digits is owned by the word before it and cannot begin a date in words. */
export const isOwned = (before: string, number: number): boolean =>
  afterAlways.test(before) || tied.test(before) || (number <= 6 && afterFew.test(before));

/** Streets, stadiums and universities that are called by a day. */
export const namesDay = (before: string, d: number, m: number): boolean =>
  famousDays.has(`${d}-${m}`) && namedPlace.test(before);
