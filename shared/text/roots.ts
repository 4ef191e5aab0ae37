/**
 * Indonesian root words that take affixes, and words that look affixed but are not (*bulan*, *pegawai*, *sekolah*): a
 * stemmer without them would take words apart that belong together. Our own list, for the language of an office.
 */
const text =
  'abad abadi abai abdi abjad absen abu acak acara acu acung ada adab adat adik adil adopsi adu aduk agama agen ' +
  'agenda agung ahli air ajak ajang ajar aju ajuk akad akal akan akar akhir akhlak akibat akrab aksara akses aksi ' +
  'akta aktif aktivitas aku akurat alam alamat alami alas alat alih alir alokasi alpukat alun aman amanah amanat ' +
  'amat ambil amblas ambruk ambulans amplop ampuh amuk anak analisis ancam ancang andal andil aneka anga anggap ' +
  'anggar anggota anggrek anggun anggur angin angka angkat angklung angkut angpau angsur aniaya anjak anjung ' +
  'anjur antar antara antisipasi antre antri antusias anugerah anugrah anut anyam apel api apik apotek apresiasi ' +
  'apung arah arak arang arisan arsip artefak arti arung arus asah asal asap asas asasi asing asli aspal aspek ' +
  'aspirasi asrah asrama asri asuh asuransi asyik atap atas atlet atraksi atur audiensi audit aula awak awal awas ' +
  'awet ayah ayam ayo ayuh ayun azan babak baca bagai bagan bagi bagus bahagia bahan bahas bahasa bahaya bahu ' +
  'baik baja bajak baju bakar bakat bakti baku bakul balai balap balas baliho balik balita balut bambu ban bandar ' +
  'bandara banding bangga bangkit bangku bangsa bangun banjar banjir bank bantah bantai bantal bantar banting ' +
  'bantu banyak bapak barang barat bareng barik baring baris barongsai baru basah basmi basuh batako batal batas ' +
  'batik batu bau baur bawa bawah bawang bayam bayang bayar bayi bazar bea beasiswa beban bebas bebek becak beda ' +
  'bedah bedak bedeng begal bekal bekas beku bekuk bela belah belanja belantara belas beli belia belit belok ' +
  'benah benam benar bencana benda bendera bendung bengkak bengkalai bengkel benih bening bentang bentuk bentur ' +
  'berai beranda berang berangkat berangus berani beras berat beri berita berkah berkas bersama bersih bersin ' +
  'beruang besar besi besuk betah betina beton betul biak biar biasa biaya bibir bibit bicara bidan bidang bijak ' +
  'bijaksana bikin bilang bimbing bina binasa binatang bincang bingkai bingkis bintang biola birokrasi bisa bisik ' +
  'bisnis bius blokir bobot bocor bohong bola boleh bolong bom bonceng bongkar bonsai bor borong bosan botol ' +
  'brosur buah buang buat bubuh budak budaya budi budidaya bugar bugil buka bukit bukti buku bulan bulat bulu ' +
  'bumi bunda bundar bunga bunting bunuh bunyi bupati buru buruh buruk busana busuk buta butik butir butuh cabai ' +
  'cabang cabut cacah cacat cagar cahaya cair cakap calon camat cambuk campur canang canda canggih cangkir ' +
  'cangkok cangkul cantik cantum capai cari cat catat cebur cegah cek cekal cekatan cekcok cela celah celaka ' +
  'celana celup cemar cemas cengkeh cepat cerah cerai ceramah cerca cerdas cerita cermat cermin cerna cetak cetus ' +
  'cibir cicil cicip cipta ciri cita cium coba coblos cocok colok contoh copot cor corak coreng coret cuaca cuci ' +
  'cukup cukur cuma cuplik curah curang curi curiga cuti dada dadak daerah daftar dagang daging dahulu dakwah ' +
  'dalam dalang damai dampak damping dana danau dansa dapat dapur darah darat daring darurat dasar data datang ' +
  'datar daun daya dayung debat debit dedah dedikasi definisi degan dekap dekat deklarasi dekorasi delegasi demam ' +
  'demi demo demokrasi demonstrasi denda dendang dengan dengar denyut depan deras deret derita derma deru desa ' +
  'desain desak desir desis destinasi detail deteksi detik dewan dewasa diabetes dialog didik diet digital dinas ' +
  'dinding dingin diri disabilitas disiplin diskusi distribusi doa dokter dokumen dokumentasi domba dompet donasi ' +
  'dongeng donor dorong dosen drainase drama drone dua duduk duga duit duka dukuh dukung dulang dunia durasi duta ' +
  'ecer edar edit edukasi efektif efisien eja ejek ekonomi ekor ekowisata ekspedisi ekspor ekspos ekstrem elak ' +
  'elektronik eling elok elu elus emas emban embun embung emisi empat enam encer endap endus energi entas entri ' +
  'enyah erat erosi erupsi es etalase evakuasi evaluasi event faedah fakir fakta fasilitas festival fogging fokus ' +
  'formal formasi formulir foto fungsi gabah gabung gadai gadis gaet gagah gagal gagas gaji galak galang galau ' +
  'gali gambar gambus gambut ganas ganda gandeng gandum ganggu ganja ganjal ganjar ganti gantung ganyang gapoktan ' +
  'gapura garam garap garis garuk gas gatal gaul gaun gaung gawai gaya gedung gegap gelanggang gelap gelar gelas ' +
  'geledah gelombang gelontor gembala gembira gembleng gempa gempita gempur genang gencar gendang gendong ' +
  'generasi genggam genjot genteng gerabah gerai gerak geram gerbang gerebek gereja gerek gergaji gerilya gerobak ' +
  'gertak gerus gesa gesek geser getar giat gigi gilas giling gilir giring gizi goa goda golek golong gong gorden ' +
  'goreng gores gosok gotong gowes goyang gratis gua gubah gubernur gubris gubuk gudang gugah gugat gugur gula ' +
  'gulat guling gulung guna guncang gundul gunting gunung gurat gurita guru gusur guyur habis hadang hadap hadiah ' +
  'hadir hafal hajar hajat haji hak hakim halal halaman halang halau halus hama hambat hamil hampar hancur hangat ' +
  'hangus hantam hapal hapus harap harga hari harimau harmoni haru harum harus hasil hasut hati hayat hebat ' +
  'hektar hela helat hemat hembus hempas henti heran hewan hias hibah hibur hidang hidroponik hidup hijab hijau ' +
  'hijrah hikmah hilang hilir himbau himpun hina hindar hinggap hirau hirup hitam hitung hobi honor hormat horor ' +
  'hotel hubung hujan hujat hukum huma humas huni hunus hutan hutang ibadah ibarat ibu idam identifikasi ' +
  'identitas ikan ikat ikhtiar iklan iklim ikrar ikut ilham ilmiah ilmu imam iman imbang imbas imbau imbuh impi ' +
  'impor imunisasi inap incar indah industri infak informasi infrastruktur ingat ingin ingkar inisiasi injak ' +
  'inklusi inovasi insentif inspeksi inspirasi instalasi instansi instruksi intai integrasi intimidasi intip ' +
  'investasi irigasi iring isap isi isolasi istana istirahat istri isu isyarat izin jabar jabat jadi jadwal jaga ' +
  'jagal jagung jahat jahit jaja jajah jajak jajal jajan jajar jaket jala jalan jalin jalur jamaah jamah jambore ' +
  'jambu jamin jamu jamur janda jangka jangkau jangkit janji jantung jarak jarang jaring jasa jatah jati jatuh ' +
  'jaya jebol jeda jegal jejak jelajah jelang jelas jelma jemaah jemaat jembatan jempol jemput jemur jenazah ' +
  'jendela jengkel jenguk jenis jenjang jentik jenuh jepit jerat jernih jeruk jerumus jihad jilat jilid jinak ' +
  'jiwa joget jual juang juara judi judul jujur julang julur jumlah jumpa junjung jurang jurnal juru jurus kabar ' +
  'kabel kabupaten kabur kabut kaca kacamata kacang kader kado kail kain kait kaji kakak kakao kaki kalah ' +
  'kalender kali kalkulasi kalung kampanye kampung kampus kamus kanal kandang kandung kantin kantong kantor ' +
  'kantung kapal kapas kapasitas kapuk karam karang karantina karate karcis karet karnaval kartu karung karya ' +
  'karyawan kas kasar kasih kasir kasus kata katarak kaum kawal kawan kawasan kawin kayu kayuh kebal kebat kebaya ' +
  'kebun kecam kecamatan kecambah kecap kecewa kecil kecimpung kecoh kecuali kecup keduk kejam kejar keju ' +
  'kejuruan kejut kekal kekang kelahi kelak kelakar kelapa kelas keliling keliru kelok kelola kelompok keluar ' +
  'keluarga keluh keluk kelupas kelurahan kemah kemarau kemarin kemas kembali kembang kembar kemeja kemelut ' +
  'kemudi kena kenal kenang kencur kendala kendali kendara kendi kental kentang kenyang kepak kepala kepiting ' +
  'kepul kepung kerabat kerah keramik keran keranjang kerap keras kerbau kerek kering keringat keripik keris ' +
  'kerja kertas kerubung keruh keruk kerumun kerupuk kerut kesal kesan kesima ketat ketik ketok ketua ketuk ' +
  'ketupat khas khatam khawatir khidmat khitan khotbah khusus kibar kikir kikis kilah kilang kilat kilau kios ' +
  'kipas kira kirab kiri kirim kisah kisar kisruh kitab klaim klarifikasi klasifikasi klinik kliring koalisi ' +
  'kobar kode kolaborasi kolam koleksi kolektif kolom kolong koma komandan kombinasi komentar komisi komite ' +
  'komitmen komoditas kompak kompetensi kompetisi kompor kompos kompromi komunikasi komunitas kondisi konferensi ' +
  'konfirmasi konflik kongres konsentrasi konsep konser konservasi konsolidasi konstruksi konsultasi konsumsi ' +
  'kontak kontes kontrak kontribusi kontrol konvoi konyol kooperasi koordinasi koperasi kopi kopiah koran korban ' +
  'korek koreksi korelasi korupsi kosong kota kotak kotor kreasi kreatif kredit krida krisis kriteria kritik kuak ' +
  'kuasa kuat kubah kubang kubik kubur kucing kucur kuda kuduk kue kuil kuku kukuh kukus kulakan kuliah kuliner ' +
  'kulit kumandang kumpul kumuh kunci kuning kunjung kuno kuota kupas kupon kupu kurang kuras kurban kurikulum ' +
  'kursi kursus kurun kurus kusta kusuma kutip kutuk kwintal laba labuh lacak laci ladang lafal lagi lagu lahan ' +
  'lahap lahir lain laju lajur lakon laksana laku lalai lalu lama laman lamar lambai lambang lambat lambung ' +
  'lampai lampau lampion lampir lampu lancar lancong landa landas langgan langgar langgeng langit langka langkah ' +
  'langsung lanjut lansia lantai lantang lantik lantun lapak lapang lapis lapor lapuk larang lari larik laris ' +
  'larung larut laskar latar latih lauk laut lawan lawas layak layan layang layar layat layu lebah lebar lebaran ' +
  'lebat lebih lebur lecet ledak ledek legal lekas lekat lelah lelaki lelang lele leluasa leluhur lemah lemas ' +
  'lembaga lembah lembar lembur lembut lempar lengkap lengkung lenyap lepas lepuh lerai leram lereng les lestari ' +
  'lesu letak letih letus lewat lezat liar libat libur lihat liku lilin lilit limbah limpah lindung lingkar ' +
  'lingkung lingkup lintas lipat liput lirik listrik literasi logam logistik lokakarya lokasi lolos lomba lompat ' +
  'loncat longgar longsor lonjak lontar loper lorong losmen luang luap luar luas lubang lucu ludes lugas luhur ' +
  'lukis luluh lulus lumas lumbung lumpuh lumpur lunak lunas luncur lupa luput lurah luruh lurus lusa lusuh luwes ' +
  'maaf mabuk macam macet macul madrasah madu madya magang maha mahal mahasiswa mahir mahkamah mahkota main ' +
  'majalah majelis maju makalah makam makan makin maklum makmur makna maksimal maksimum maksud malam malaria ' +
  'malas malu mampir mampu manasik mandat mandi mandiri manfaat mangga manggis mangkrak mangrove mangsa ' +
  'manipulasi manja mantan mantap manusia mapan marah marak marka markas masa masak masalah masih masjid masker ' +
  'massa masuk masyarakat mata matahari matang mati maulid mebel media medis mega megah meja mekar melati ' +
  'mempelai menang menantu menara mentah mental menteri mentor menu merah merdeka merek meriah meriam mesin mesra ' +
  'mewah migrasi mikro milik militer mimbar mimpi minat minggir minggu minim minta minum minyak mirip misi miskin ' +
  'mitigasi mitos mitra mobil modal model moderasi modern modifikasi mohon monitor motivasi motor muara muat ' +
  'mubazir muda mudah mudik muka mukim mula mulai mulia muluk mulus mulut mumi mumpuni muncul mundur mungkin ' +
  'murah murid murni musala museum musibah musik musim musnah musuh musyawarah mutakhir mutasi mutiara mutu nada ' +
  'nafas nafkah naik nakal nakes nalar nama nanas nanti napas narasi narasumber narkoba nasabah nasi nasib ' +
  'nasihat nasional naskah natal naung negara negeri negosiasi nelayan nenek neraca ngaji niaga niat nikah nikmat ' +
  'nilai niscaya nobat nominasi nota notula notulen novel nusantara nyala nyaman nyamuk nyanyi nyata nyawa nyepi ' +
  'obat objek obor obral obrol observasi oktober olah olahraga oleh olimpiade olok ombak ompong onggok operasi ' +
  'opini optimal optimis orang orasi organ organik organisasi orientasi ormas otonomi otot paceklik pacu pada ' +
  'padam padan padang padat padepokan padi padu paduan pagar pagi pahala paham pahat pahit pahlawan pajak pajang ' +
  'pakai pakan pakar paket paksa paku palang palsu paman pamer pameran pamit pamong pampang pamrih panah panas ' +
  'panca pancang pancar pancing pandai pandang pandemi pandu panen pangan panggang panggil panggul panggung ' +
  'pangkal pangkas pangku panglima pangsa panik panitia panjang panjat pantai pantas pantau pantik pantul pantun ' +
  'papah papan papar parade parah parasit parau pariwisata parkir partai partisipasi paru paruh parut pasal ' +
  'pasang pasar pasien pasir pasok paspor pasrah pasti pasu pasung patah paten pati patok patri patroli patuh ' +
  'patung patut paud paut pawai payah payung pecah pecat pedang pedas pedati pedih pedoman peduli pegang pegawai ' +
  'pejam peka pekan pekat pekik pelan pelana pelihara pelita pelopor pelosok peluang peluh peluk peluru pemda ' +
  'pemuda pencak pencar pencil pendam pendek penduduk pengantin pengaruh penjara pentas penting penuh perah ' +
  'perahu perak peran perang perangkat peras perawan perban percaya percik perdana perempuan perforasi pergi peri ' +
  'periang perigi perih periksa perintah perisai peristiwa perkara perlu permai permen permisi pernah pernik ' +
  'perosok perpus persegi persen persis persona personel pertama perut perwira pesan pesantren pesat peserta ' +
  'pesisir pesona pesta peta petak petik petir petugas picu pidana pidato pijak pijar pijat pikat piket pikir ' +
  'pikul pilah pilar pilih pilkada pilot pimpin pinang pindah pindai pindang pinggir pinjam pintal pintar pintas ' +
  'pintu pipa pirang piring pirsa pisah pisang pisau pita piutang podium pohon pokok pola poles polisi politik ' +
  'pompa pondok populer porak porsi pos posko posyandu potong potret praja prakarsa praktek praktik pramuka ' +
  'prasasti prediksi prestasi pribadi prihatin prima prioritas produk produksi produktif profesi profil program ' +
  'promosi propaganda prosedur proses prosesi protes protokol provinsi proyek puasa publik publikasi pucat pugar ' +
  'puisi puji pukat pukau pukul pulang pulau pulih pulsa puluh punah pundak punggung pungkas pungut punya pupuk ' +
  'pura purna pusaka pusat pusing puskesmas pustaka putar putih putra putri putus raba rabun racau racik racun ' +
  'radikal radio raga ragam ragu rahasia rahmat raih raja rajang rajin rajut rakit rakor rakus rakyat ramah ramai ' +
  'ramal rambah rambat rambu rambut rampai rampas rampok rampung ramput ramu rancang randai rangka rangkai ' +
  'rangkak rangkap rangkul rangkum rangsang ransum rantai rantau ranting rapat rapi rapor ras rasa rata ratap ' +
  'ratus raung raup rawa rawan rawat raya rayap rayu rebah rebak reboisasi rebus rebut receh reda redup refleksi ' +
  'reformasi registrasi regu regulasi rehab rehabilitasi rehat reka rekah rekam rekan rekap rekat rekayasa ' +
  'rekomendasi rekonsiliasi rekrut rela relaksasi relawan relokasi remaja remas rembes rembet rembug rembuk ' +
  'rembulan remuk renang rencana rendah rendam renggang renggut rengkuh renovasi rentan rentang renung repot ' +
  'resah resap resepsi reses resik resiko resmi respons restorasi restu retak retas retret revitalisasi rezeki ' +
  'ria rias ribu ribut rinci rindang rindu ringan ringkas ringkus rintang rintis risak risalah riset risiko rita ' +
  'riuh robek roboh roda rogoh rohani rokok rombak rombong rona ronda rontok rosot rotan rotasi royong ruang rugi ' +
  'rujuk rukun rumah rumit rumpang rumpun rumput rumus runding rundung runtuh rupa rusak rusuh rutin ruwat sabar ' +
  'sabit sablon sabuk sabun sadap sadar safari sagu sah sahabat saham sahur saing sains saji sakit saksi sakti ' +
  'salah salak salam salat saleh salin salur salut sama samar sambang sambil sambung sambut sampah sampai sampan ' +
  'sampel samping sampul sandang sandi sanding sangga sanggar sanggup sangka sangkut sangsi sanjung santai santap ' +
  'santer santri santun sapa sapi sapih sapu saran sarana sarang sarapan sarasehan sarat sari saring sarjana ' +
  'sarung sasar sastra satelit satu satuan satwa saudara sawah sawit saya sayang sayembara sayur sebab sebar ' +
  'sebelas sebut sedekah sederhana sedia sedih sedot seduh segar segel segera sehat seimbang sejahtera sejarah ' +
  'sejuk sekap sekat sekda sekolah sekretaris seksi sektor selam selamat selang selaput selaras seleksi ' +
  'selenggara selesai selidik selimut selip selisih seluruh semai semangat semarak semat sembah sembako sembelih ' +
  'sembilan sembuh sembunyi sembur semburat semen semi seminar sempat sempit semprot sempurna semua senam senang ' +
  'sendat sendiri senggol sengketa sengsara seni senior senjata sensus sentra sentral sentuh senyum sepak sepakat ' +
  'sepatu sepeda seragam serah serak serang serap serbu serbuk sergap sering serius serta sertifikasi sertifikat ' +
  'seru seruduk sesal setia setir setor setuju sewa siaga siang siap siapsiaga siar siasat sibak sibuk sidak ' +
  'sidang sidik sifat sigap sigi sikap sikat siksa silang silat silaturahim silaturahmi silau siluman simak ' +
  'simbol simpan simpang simpati simpuh simpul simulasi sinar sindir sinergi singgah singgung singkap singkat ' +
  'singkir sinkron sinyal siput siram sirene sirkuit sisa sisi sisih sisip sisir siswa sita sitir situs skrining ' +
  'soal sobek sodor sohor solar solid solusi sombong songsong sopan sorak sore sorot sosial sosialisasi sosok ' +
  'spanduk sponsor stabil stadion stasiun sterilisasi stok strategi struktur studi stunting suaka suap suar suara ' +
  'suasana subsidi subuh subur sudah sudi sudut sugih suguh suhu suka sukarela sukat sukses suku sulam sulap ' +
  'sulih suling sulit suluh sulut sumbang sumbat sumber sumpah sumur sunat sungai sungguh sungkem suntik sunyi ' +
  'supaya supervisi supir surat suruh suruk surut survei survey susah susul susun susur susut swab swadaya ' +
  'swafoto swakelola swasta syair syarat syiar syukur taat tabah tabrak tabung tabur tadarus tadi tagana tagih ' +
  'tahan tahap tahlil tahu tahun tajam takar takbir takjil takjub takluk taksir takut takwa takwil talang talenta ' +
  'taman tamat tambah tambak tambal tambang tambat tampak tampar tampik tampil tampung tamu tanah tanam tancap ' +
  'tanda tandan tandang tandas tandatangan tanding tangan tangga tanggal tanggap tangguh tanggul tanggulang ' +
  'tanggung tangis tangkal tangkap tangkas tangki tangkis tani tanjak tanpa tantang tanya tapak tapis tarawih ' +
  'target tari tarif tarik taring taruh tarung tata tatap tatar taufan tawa tawan tawar tayang tebak tebal tebang ' +
  'tebar tebing tebu tebus tegak tegang tegas tegur teh tekad tekan teknis teknologi teks tekun telaah teladan ' +
  'telah telan telantar telepon teliti telur telusur tema teman tembak tembakau tembang tembok tembus tempa ' +
  'tempat tempe tempel tempo tempuh temu tenaga tenagakerja tenang tenar tendang tender tengadah tengah tenggelam ' +
  'tengok tenis tentang tentara tentram tentu tenun tepat tepi tepis tepuk tepung terampil terang terap terapi ' +
  'teras terbang terbit terima terjang terjemah terjun terka terminal ternak terobos teropong terpal tertawa ' +
  'tertib terus tes tetangga tetap tetes tewas tiang tiap tiba tidur tiga tikar tilang tilawah tilik timang timba ' +
  'timbang timbul timbun timpa timpal timur tindak tindas tinggal tinggi tingkah tingkat tinjau tinju tipe tipu ' +
  'tiram tiru titah titik titikberat titip tohok toko tokoh tol tolak toleh toleran toleransi tolong tombak ' +
  'tombol tong tonggak tongkat tonjol tonton topan topang topeng toreh toros torpedo total tradisi tradisional ' +
  'trafo transaksi transisi transmigran transmigrasi transparan trauma tua tuah tuai tualang tuan tuang tubuh ' +
  'tuding tugal tugas tugu tuhan tuju tukang tukar tular tulis tulus tumbang tumbuh tumis tumpah tumpang tumpas ' +
  'tumpeng tumpu tumpuk tunai tunas tunda tunduk tunggak tunggal tunggang tunggu tunjang tunjuk tuntas tuntun ' +
  'tuntut turap turis turnamen turun turut tusuk tutor tutup tutur uang uap ubah uban ubi ubur ucap udang udara ' +
  'ujar uji ujud ujung ukir ukur ulama ulang ular ulas ulet ulik ultah ulur umat umbi umpama umpan umrah umum ' +
  'umur undang undi unggah unggas unggul ungkap ungsi ungu unit unjuk unsur untai untit untuk untung upacara upah ' +
  'upaya urai urap urat urban urbanisasi urea urug uruk urun urus urut usaha usai usap usia usik usir usul usung ' +
  'usut utama utang utara utuh utus vaksin valid validasi vandal variasi verifikasi video vidio virus visi ' +
  'visitasi vital voli vonis wabah wacana wadah wafat wahana wajah wajar wajib wakaf wakil waktu walau wali ' +
  'walimah wangi wanita wapres waras warga waris warkah warna warta wartawan warung wasiat wasit waspada wasur ' +
  'watak wawancara wawas wayang wejang wibawa wilayah wirausaha wisata wisuda wujud xenia yakin yatim yayasan ' +
  'yoga yudisium yuridis zakat zaman ziarah zikir zona';

export const roots: ReadonlySet<string> = new Set(text.split(' '));

/**
 * Roots that bare say something else than with affixes: *air bersih* is not about cleaning, *kios resmi* not about an
 * opening, and *bagi* is "for". Their affixed forms belong together, the bare word stands apart.
 */
export const apart: ReadonlySet<string> = new Set(
  (
    'ada adil akhir aktif aman asli asri awal bagi bagus bahagia baik banyak baru basah benar bersih besar cepat ' +
    'dalam damai dapat dekat dingin gelap gembira hadap hangat harga hijau hitam indah jadi jalan jauh jelas jernih ' +
    'kecil kenal keras khusus kotor kuat kuning lalu lama lancar lebar lemah lengkap longgar luar luas lunak lurus ' +
    'mahal main makin malas mandiri merah meriah modern muda mudah mundur murah nyaman nyata padat panas panjang ' +
    'pendek penting penuh putih ramah ramai rapi rata rendah resmi ringan sakit sama satu sedih segar sehat sejuk ' +
    'selesai sempit sempurna senang sering sesuai setia siap sibuk sukses sulit sungguh tahu tajam tangan tebal ' +
    'tegas tenang tengah tepat terang tetap tinggi tipis tua umum unggul untung utama utuh wajib'
  ).split(' '),
);
