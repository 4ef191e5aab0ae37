/**
 * Provinces, regencies, cities and their capitals, as people write them: official names (they stand in the decrees of
 * the Ministry of Home Affairs on codes and data of regions, which are free of copyright) with the older and shorter
 * forms in use. Names that are also everyday words (Puncak, Buru, Malaka, Batu Bara's "Batu" is a city) are left out
 * unless they are well known as places.
 */
const provinces = `Aceh|NAD|Nanggroe Aceh Darussalam|Sumatera Utara|Sumatra Utara|Sumut|Sumatera Barat|Sumatra Barat|Sumbar
Riau|Jambi|Sumatera Selatan|Sumatra Selatan|Sumsel|Bengkulu|Lampung|Bangka Belitung|Kepulauan Bangka Belitung|Babel
Kepulauan Riau|Kepri|Jakarta|DKI|DKI Jakarta|DKJ|Jawa Barat|Jabar|Jawa Tengah|Jateng|DI Yogyakarta|D.I. Yogyakarta|DIY
Daerah Istimewa Yogyakarta|Jawa Timur|Jatim|Banten|Bali|Nusa Tenggara Barat|NTB|Nusa Tenggara Timur|NTT
Kalimantan Barat|Kalbar|Kalimantan Tengah|Kalteng|Kalimantan Selatan|Kalsel|Kalimantan Timur|Kaltim|Kalimantan Utara
Kaltara|Sulawesi Utara|Sulut|Sulawesi Tengah|Sulteng|Sulawesi Selatan|Sulsel|Sulawesi Tenggara|Sultra|Gorontalo
Sulawesi Barat|Sulbar|Maluku|Maluku Utara|Malut|Papua|Papua Barat|Papua Selatan|Papua Tengah|Papua Pegunungan
Papua Barat Daya|IKN|Nusantara|Daerah Khusus Ibukota Jakarta|Daerah Khusus Jakarta`;

const sumatra = `Aceh Barat|Meulaboh|Aceh Barat Daya|Blangpidie|Aceh Besar|Jantho|Kota Jantho|Aceh Jaya|Calang|Aceh Selatan
Tapaktuan|Aceh Singkil|Singkil|Aceh Tamiang|Karang Baru|Aceh Tengah|Takengon|Aceh Tenggara|Kutacane|Aceh Timur|Idi Rayeuk
Aceh Utara|Lhoksukon|Bener Meriah|Redelong|Bireuen|Gayo Lues|Blangkejeren|Nagan Raya|Suka Makmue|Pidie|Sigli|Pidie Jaya
Meureudu|Simeulue|Sinabang|Banda Aceh|Langsa|Lhokseumawe|Sabang|Subulussalam|Asahan|Kisaran|Batu Bara|Limapuluh|Dairi
Sidikalang|Deli Serdang|Lubuk Pakam|Humbang Hasundutan|Dolok Sanggul|Karo|Tanah Karo|Kabanjahe|Labuhanbatu|Labuhan Batu
Rantauprapat|Labuhanbatu Selatan|Kotapinang|Labuhanbatu Utara|Aek Kanopan|Langkat|Stabat|Mandailing Natal|Madina|Panyabungan
Nias|Gido|Nias Barat|Lahomi|Nias Selatan|Teluk Dalam|Nias Utara|Lotu|Padang Lawas|Sibuhuan|Padang Lawas Utara|Gunung Tua
Pakpak Bharat|Salak|Samosir|Pangururan|Serdang Bedagai|Sergai|Sei Rampah|Simalungun|Raya|Tapanuli Selatan|Tapsel|Sipirok
Tapanuli Tengah|Tapteng|Pandan|Tapanuli Utara|Taput|Tarutung|Toba|Toba Samosir|Balige|Binjai|Gunungsitoli|Medan
Padangsidimpuan|Padang Sidempuan|Pematangsiantar|Siantar|Sibolga|Tanjungbalai|Tanjung Balai|Tebing Tinggi|Agam
Lubuk Basung|Dharmasraya|Pulau Punjung|Kepulauan Mentawai|Mentawai|Tuapejat|Lima Puluh Kota|Sarilamak|Padang Pariaman
Parik Malintang|Pasaman|Lubuk Sikaping|Pasaman Barat|Simpang Empat|Pesisir Selatan|Painan|Sijunjung|Muaro Sijunjung|Solok
Arosuka|Solok Selatan|Padang Aro|Tanah Datar|Batusangkar|Bukittinggi|Padang|Padang Panjang|Pariaman|Payakumbuh|Sawahlunto
Bengkalis|Indragiri Hilir|Inhil|Tembilahan|Indragiri Hulu|Inhu|Rengat|Kampar|Bangkinang|Kepulauan Meranti|Meranti
Selatpanjang|Kuantan Singingi|Kuansing|Teluk Kuantan|Pelalawan|Pangkalan Kerinci|Rokan Hilir|Rohil|Bagansiapiapi|Rokan Hulu
Rohul|Pasir Pengaraian|Siak|Siak Sri Indrapura|Dumai|Pekanbaru|Batanghari|Batang Hari|Muara Bulian|Bungo|Muara Bungo
Kerinci|Siulak|Merangin|Bangko|Muaro Jambi|Sengeti|Sarolangun|Tanjung Jabung Barat|Kuala Tungkal|Tanjung Jabung Timur
Muara Sabak|Tebo|Muara Tebo|Sungai Penuh|Banyuasin|Pangkalan Balai|Empat Lawang|Lahat|Muara Enim|Musi Banyuasin|Muba|Sekayu
Musi Rawas|Muara Beliti|Musi Rawas Utara|Muratara|Rupit|Ogan Ilir|Indralaya|Ogan Komering Ilir|OKI|Kayuagung
Ogan Komering Ulu|OKU|Baturaja|Ogan Komering Ulu Selatan|OKU Selatan|Muaradua|Ogan Komering Ulu Timur|OKU Timur|Martapura
Penukal Abab Lematang Ilir|PALI|Lubuklinggau|Lubuk Linggau|Pagar Alam|Pagaralam|Palembang|Prabumulih|Bengkulu Selatan|Manna
Bengkulu Tengah|Karang Tinggi|Bengkulu Utara|Arga Makmur|Kaur|Bintuhan|Kepahiang|Lebong|Tubei|Mukomuko|Rejang Lebong|Curup
Seluma|Tais|Lampung Barat|Liwa|Lampung Selatan|Kalianda|Lampung Tengah|Gunung Sugih|Lampung Timur|Sukadana|Lampung Utara
Kotabumi|Mesuji|Pesawaran|Gedong Tataan|Pesisir Barat|Krui|Pringsewu|Tanggamus|Kota Agung|Tulang Bawang|Menggala
Tulang Bawang Barat|Tubaba|Way Kanan|Blambangan Umpu|Bandar Lampung|Metro|Bangka|Sungailiat|Bangka Barat|Muntok|Mentok
Bangka Selatan|Toboali|Bangka Tengah|Koba|Belitung|Tanjung Pandan|Belitung Timur|Manggar|Pangkalpinang|Pangkal Pinang|Bintan
Karimun|Tanjung Balai Karimun|Kepulauan Anambas|Anambas|Tarempa|Lingga|Daik|Natuna|Ranai|Batam|Tanjungpinang|Tanjung Pinang`;

const java = `Jakarta Barat|Jakarta Pusat|Jakarta Selatan|Jaksel|Jakarta Timur|Jaktim|Jakarta Utara|Jakut|Jakbar|Jakpus
Kepulauan Seribu|Bandung|Soreang|Bandung Barat|Ngamprah|Bekasi|Cikarang|Bogor|Cibinong|Ciamis|Cianjur|Cirebon|Sumber|Garut
Tarogong|Indramayu|Karawang|Kuningan|Majalengka|Pangandaran|Parigi|Purwakarta|Subang|Sukabumi|Palabuhanratu|Pelabuhan Ratu
Sumedang|Tasikmalaya|Tasik|Singaparna|Banjar|Cimahi|Depok|Banjarnegara|Banyumas|Purwokerto|Batang|Blora|Boyolali|Brebes
Cilacap|Demak|Grobogan|Purwodadi|Jepara|Karanganyar|Kebumen|Kendal|Klaten|Kudus|Magelang|Mungkid|Kota Mungkid|Pati
Pekalongan|Kajen|Pemalang|Purbalingga|Purworejo|Rembang|Semarang|Ungaran|Sragen|Sukoharjo|Tegal|Slawi|Temanggung|Wonogiri
Wonosobo|Salatiga|Surakarta|Solo|Bantul|Gunungkidul|Gunung Kidul|Wonosari|Kulon Progo|Kulonprogo|Wates|Sleman|Yogyakarta
Jogja|Jogjakarta|Yogya|Bangkalan|Banyuwangi|Blitar|Kanigoro|Bojonegoro|Bondowoso|Gresik|Jember|Jombang|Kediri|Pare|Ngasem
Lamongan|Lumajang|Madiun|Caruban|Magetan|Malang|Kepanjen|Mojokerto|Mojosari|Nganjuk|Ngawi|Pacitan|Pamekasan|Pasuruan|Bangil
Ponorogo|Probolinggo|Kraksaan|Sampang|Sidoarjo|Situbondo|Sumenep|Trenggalek|Tuban|Tulungagung|Batu|Surabaya|Madura|Lebak
Rangkasbitung|Pandeglang|Serang|Ciruas|Tangerang|Tigaraksa|Cilegon|Tangerang Selatan|Tangsel`;

const islands = `Badung|Mangupura|Bangli|Buleleng|Singaraja|Gianyar|Jembrana|Negara|Karangasem|Amlapura|Klungkung|Semarapura
Tabanan|Denpasar|Bima|Woha|Dompu|Lombok Barat|Gerung|Lombok Tengah|Praya|Lombok Timur|Selong|Lombok Utara|Lombok|Sumbawa
Sumbawa Besar|Sumbawa Barat|Taliwang|Mataram|Alor|Kalabahi|Belu|Atambua|Ende|Flores Timur|Larantuka|Kupang|Oelamasi|Lembata
Lewoleba|Betun|Manggarai|Ruteng|Manggarai Barat|Labuan Bajo|Manggarai Timur|Borong|Nagekeo|Mbay|Ngada|Bajawa|Rote Ndao|Baa
Sabu Raijua|Seba|Sikka|Maumere|Sumba Barat|Waikabubak|Sumba Barat Daya|Tambolaka|Sumba Tengah|Waibakul|Sumba Timur|Waingapu
Timor Tengah Selatan|Soe|Timor Tengah Utara|Kefamenanu|Bengkayang|Kapuas Hulu|Putussibau|Kayong Utara|Ketapang|Kubu Raya
Sungai Raya|Landak|Ngabang|Melawi|Nanga Pinoh|Mempawah|Sambas|Sanggau|Sekadau|Sintang|Pontianak|Singkawang|Barito Selatan
Buntok|Barito Timur|Tamiang Layang|Barito Utara|Muara Teweh|Gunung Mas|Kuala Kurun|Kapuas|Kuala Kapuas|Katingan|Kasongan
Kotawaringin Barat|Pangkalan Bun|Kotawaringin Timur|Sampit|Lamandau|Nanga Bulik|Murung Raya|Puruk Cahu|Pulang Pisau|Seruyan
Kuala Pembuang|Sukamara|Palangka Raya|Palangkaraya|Balangan|Paringin|Barito Kuala|Marabahan|Hulu Sungai Selatan|Kandangan
Hulu Sungai Tengah|Barabai|Hulu Sungai Utara|Amuntai|Kotabaru|Tabalong|Tanjung|Tanah Bumbu|Batulicin|Tanah Laut|Pelaihari
Tapin|Rantau|Banjarbaru|Banjarmasin|Berau|Tanjung Redeb|Kutai Barat|Sendawar|Kutai Kartanegara|Kukar|Tenggarong|Kutai Timur
Kutim|Sangatta|Mahakam Ulu|Ujoh Bilang|Paser|Tana Paser|Penajam Paser Utara|Penajam|Balikpapan|Bontang|Samarinda|Bulungan
Tanjung Selor|Malinau|Nunukan|Tana Tidung|Tideng Pale|Tarakan|Bolaang Mongondow|Lolak|Bolaang Mongondow Selatan|Bolaang Uki
Bolaang Mongondow Timur|Tutuyan|Bolaang Mongondow Utara|Boroko|Kepulauan Sangihe|Sangihe|Tahuna|Kepulauan Talaud|Talaud
Melonguane|Kepulauan Siau Tagulandang Biaro|Sitaro|Ondong Siau|Minahasa|Tondano|Minahasa Selatan|Amurang|Minahasa Tenggara
Ratahan|Minahasa Utara|Airmadidi|Bitung|Kotamobagu|Manado|Tomohon|Banggai|Luwuk|Banggai Kepulauan|Salakan|Banggai Laut|Buol
Donggala|Banawa|Morowali|Bungku|Morowali Utara|Kolonodale|Parigi Moutong|Poso|Sigi|Sigi Biromaru|Tojo Una-Una|Tojo Una Una|Ampana
Tolitoli|Toli-Toli|Palu|Bantaeng|Barru|Bone|Watampone|Bulukumba|Enrekang|Gowa|Sungguminasa|Jeneponto|Bontosunggu
Kepulauan Selayar|Selayar|Benteng|Luwu|Belopa|Luwu Timur|Malili|Luwu Utara|Masamba|Maros|Pangkajene dan Kepulauan|Pangkep
Pangkajene|Pinrang|Sidenreng Rappang|Sidrap|Sinjai|Soppeng|Watansoppeng|Takalar|Tana Toraja|Toraja|Makale|Toraja Utara
Rantepao|Wajo|Sengkang|Makassar|Palopo|Parepare|Pare-Pare|Bombana|Rumbia|Buton|Pasarwajo|Buton Selatan|Batauga|Buton Tengah
Labungkari|Buton Utara|Buranga|Kolaka|Kolaka Timur|Tirawuta|Kolaka Utara|Lasusua|Konawe|Unaaha|Konawe Kepulauan|Langara
Konawe Selatan|Konsel|Andoolo|Konawe Utara|Wanggudu|Muna|Raha|Muna Barat|Laworo|Wakatobi|Wangi-Wangi|Baubau|Bau-Bau|Bau Bau|Kendari
Boalemo|Tilamuta|Bone Bolango|Suwawa|Gorontalo Utara|Kwandang|Limboto|Pohuwato|Marisa|Majene|Mamasa|Mamuju|Mamuju Tengah
Tobadak|Pasangkayu|Polewali Mandar|Polman|Polewali|Buru Selatan|Namlea|Namrole|Kepulauan Aru|Dobo|Kepulauan Tanimbar|Saumlaki
Maluku Barat Daya|Tiakur|Maluku Tengah|Masohi|Maluku Tenggara|Langgur|Seram Bagian Barat|Piru|Seram Bagian Timur|Bula|Ambon
Tual|Halmahera Barat|Jailolo|Halmahera Selatan|Labuha|Halmahera Tengah|Weda|Halmahera Timur|Maba|Halmahera Utara|Tobelo
Kepulauan Sula|Sanana|Pulau Morotai|Morotai|Daruba|Pulau Taliabu|Bobong|Ternate|Tidore|Tidore Kepulauan|Sofifi|Biak|Biak Numfor
Jayapura|Sentani|Keerom|Waris|Kepulauan Yapen|Serui|Mamberamo Raya|Burmeso|Sarmi|Supiori|Sorendiweri|Waropen|Botawa|Fakfak
Fak-Fak|Fak Fak|Kaimana|Manokwari|Manokwari Selatan|Ransiki|Pegunungan Arfak|Anggi|Teluk Bintuni|Bintuni|Teluk Wondama|Rasiei
Maybrat|Kumurkek|Raja Ampat|Waisai|Sorong|Aimas|Sorong Selatan|Teminabuan|Tambrauw|Fef|Asmat|Agats|Boven Digoel|Tanah Merah
Mappi|Kepi|Merauke|Deiyai|Tigi|Dogiyai|Kigamani|Intan Jaya|Sugapa|Mimika|Timika|Nabire|Paniai|Enarotali|Ilaga|Puncak Jaya
Mulia|Jayawijaya|Wamena|Lanny Jaya|Tiom|Mamberamo Tengah|Kobakma|Nduga|Kenyam|Pegunungan Bintang|Oksibil|Tolikara|Karubaga
Yahukimo|Dekai|Yalimo|Elelim`;

/** Capitals that are also everyday words: places only with their kind before them ("Kab. …", "Kota …"). */
const everyday = new Set([
  'raya',
  'sumber',
  'negara',
  'tanjung',
  'mulia',
  'benteng',
  'salak',
  'waris',
  'pandan',
  'seba',
]);

export const regions: ReadonlySet<string> = new Set(
  [provinces, sumatra, java, islands]
    .flatMap((block) => block.split(/[|\n]/))
    .map((name) => name.toLowerCase())
    .filter((name) => !everyday.has(name)),
);
