/** Codes and names of offices, all lower case. */
const codes = `humas protokol prokopim prokompim prokomp kominfo komdigi infokom setda setdakab setdako setdaprov setwan sekda
sekretariat bappeda bappedalitbang bapperida bapelitbang bapelitbangda baperlitbang bappelitbang bappelitbangda barenlitbang
barenlitbangda bappeko litbang brida bpbd dlh dlhk dlhp dklh dpupr dpupkp dpu dputr dpubm dpucktr pupr pupera dppkb dpppakb dp3a
dp3akb dp3ap2kb dpppa dpmd dpmptsp dpmpt dpmpd dpkp dpkpp dkp dkpp dkk dpk bkd bkpsdm bkpsdmd bkppd bkpp bkdd bpsdm bpsdmd bkad
bpkad bpkpad bpkd bppkad bpkp bapenda bappenda bpprd bkud dppkad dispenda bakesbangpol kesbangpol kesbangpolinmas badan-kesbangpol satpol
satpolpp satpol-pp inspektorat itda itkab itko itprov upt uptd ulp blp bpbj pemkab pemkot pemprov pemda pemdes
dukcapil damkar perkim perkimtan naker nakertrans bpmd bppkb kpmp bpptpm kp2t satpol.pp kesra prokopimda humaspro humpro bagumas`;

export const agencyCodes: ReadonlySet<string> = new Set(codes.split(/\s+/));

/** Pieces that codes of the kind Dis… and Din… are made of. */
export const officePieces = `tanhorti perindagkop perindag perinaker perikanan nakertrans nakerperin naker nakkeswan
nakkan nak pendukcapil dukcapil capil kominfostandi kominfosantik kominfosandi kominfotik kominfosan kominfo komdigi komtik infokom
porabudpar porapar poraparekraf pora parporabud parekraf parbudpora parbud budparpora budporapar budpar budparekraf par bud
dikpora dikbudpora dikbud dikpar dikpor dik pendik pend kes kesehatan sosial sosp3akb sosp3a sospm sos hubkominfo hubinfo hub
perkimtan perkimhub perkim perakim perwaskim rumkim kimtan kimrum kim perpuskip perpusip perpusar persipda persip arpus arpusda pusip pusipda pusarda
pustaka perpus arsip tanbunnak tanbun tannak tanpangan tanikan tankp tan pertanian pertapahor pertapa pertan tph tphp bun hutbun hut kanlut lutkan lut kan kelautan
hanpan ketapang ketahananpangan pangan permasdes permades permasdesp3a permadesdukcapil permas pmd pemdes dag perdagin dagin dagkop dagperin kopukm kopukmdag
kopumkm kopumdag kumperindag kumdag kopdag kop ukm umkm um kukm koperindag in perin pu pupr puprkim puper putr bmck bmsda sda
taru tarcip tarukim tata ruang cip ckttr cktr lh lhk lhp esdm pm pmptsp ptsp p3a p3akb pppa p3ap2kb dalduk dalduk-kb kb
damkar damkarmat kar matan pmdes trans ker kar bangda penda budporaparekraf tik stan san peternakan`.split(/\s+/);

/** What stands behind "Dinas", "Badan", "Bagian" in the names of offices. */
const subjects = `pertanian perkebunan peternakan perikanan kelautan kehutanan pangan ketahanan hortikultura tanaman kesehatan hewan
pendidikan pengajaran kebudayaan pariwisata ekonomi kreatif kepemudaan pemuda olahraga olah raga sosial perhubungan komunikasi
informatika informasi statistik persandian digital pekerjaan umum penataan ruang tata perumahan rakyat permukiman pemukiman kawasan
pertanahan lingkungan hidup kebersihan pertamanan perindustrian industri perdagangan koperasi usaha mikro kecil menengah ukm umkm
tenaga kerja transmigrasi ketenagakerjaan penanaman modal pelayanan perizinan terpadu satu pintu kependudukan pencatatan sipil
pemberdayaan masyarakat desa kelurahan perempuan perlindungan anak pengendalian penduduk keluarga berencana arsip kearsipan perpustakaan
energi sumber daya mineral air bina marga cipta karya pengairan irigasi pemadam kebakaran penyelamatan pasar syariat islam
pemerintahan pembangunan perencanaan penelitian pengembangan riset inovasi daerah keuangan aset pendapatan kepegawaian manusia
diklat pelatihan penanggulangan bencana kesatuan bangsa politik kesbangpol administrasi kesejahteraan kesra pengadaan barang jasa
perekonomian organisasi hukum protokol pimpinan kerjasama sama sda humas hubungan dokumentasi publikasi publik rumah tangga perlengkapan
tapem ap adpem ekbang orpeg ortala program persidangan risalah dprd sekretariat setda ham pengelola pengelolaan administratif media pemberitaan peliputan pers`;

export const officeSubjects: ReadonlySet<string> = new Set(subjects.split(/\s+/));
