/** Codes and names of offices, all lower case. */
const codes = `humas protokol prokopim prokompim prokomp kominfo komdigi infokom setda setdakab setdako setdaprov setwan sekda
sekretariat bappeda bappedalitbang bapperida bapelitbang bapelitbangda baperlitbang bappelitbang bappelitbangda barenlitbang
barenlitbangda bappeko litbang brida bpbd dlh dlhk dlhp dklh dpupr dpupkp dpu dputr dpubm dpucktr pupr pupera dppkb dpppakb dp3a
dp3akb dp3ap2kb dpppa dpmd dpmptsp dpmpt dpmpd dpkp dpkpp dkp dkpp dkk dpk bkd bkpsdm bkpsdmd bkppd bkpp bkdd bpsdm bpsdmd bkad
bpkad bpkpad bpkd bppkad bpkp bapenda bappenda bpprd bkud dppkad dispenda bakesbangpol kesbangpol kesbangpolinmas badan-kesbangpol satpol
satpolpp satpol-pp sekwan tapem esdm kesbang bapermas bapermasdes kanpora bpmp bpmpd bkpp bkdpsdm bpkpd bpkpad balitbang balitbangda bapelbang bappelbangda bapenda bapperinda baznasda arpusda dpkkb dppkbp3a dp2kbp3a dp2kb dp2kbp2 dp3appkb dp3akkb dp3amd dp3ap dp3appa dppppa dpppakb dp3akp2 dprkp dprkpp dprkplh dpkplh dpkplhp dpuprp dpuprpkp dpuprkp dpuprperkim dpuprpera dpubmpr dpubmck dpubmtr dpubinmarcipka dpusdataru dpusda dpupesdm dpupenda dpuppr dpp dkukmp dkukm dkumpp dkumkm dkupp dkuppp dkpus dkpppk dtphp dtph dtphbun dtphpkp dpppk dptph dptphp dppp dpkh dpkhp dpkpptph dpesdm dpmdes dpmdk dpmdp3a dpmdppa dpmpd dpmnakertrans dpmptspnaker dpmptspnakertrans dpmptspp dppkukm dppesdm dpppmd dpptk dpk-ukm dikpora dikbud dikbudpora dpbd bpbpd dpkad dpkp dpka dppkd bppkb bpppakb bapemas bkppd bkdp bpsdmp bpmpt bpmptsp bpkbpp kpmptsp kesbangpollinmas linmas prokopimsetda diskominfo pupr pu inspektorat itda itkab itko itprov upt uptd ulp blp bpbj pemkab pemkot pemprov pemda pemdes
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
damkar damkarmat kar matan pmdes trans ker kar bangda kominfostaper kominfosp kominfostatsandi kominfostat tanak tanakbun horbun tanhorbun nakan daldukkbp3a sosdaldukkbp3a dalduk kbp3a daldukkb dikbudpar umindag kumindag koumperindag koumperin perindagkum kumperin karmat dampkar tiksan tiksanstatistik tiksandi statistik staper persan penda budporaparekraf tik stan san peternakan`.split(
  /\s+/,
);

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
tapem ap adpem ekbang orpeg ortala program persidangan risalah dprd sekretariat setda ham pengelola pengelolaan administratif media pemberitaan peliputan pers ikp tik tki egov e-government aptika persandian spbe lh pu pupr pmd p3a p3ap2kb pppa ppkb pmptsp ptsp kb esdm pora kominfo infokom tapem sdm litbang penghubung pengawasan kebakaran parekraf ekraf kub kukm umum keprotokolan pelaporan penyuluhan prasarana sarana metrologi laboratorium persampahan pertamanan drainase`;

export const officeSubjects: ReadonlySet<string> = new Set(subjects.split(/\s+/));
