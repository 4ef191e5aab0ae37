/**
 * Seats of regencies and the regency that they govern, as in the law that founded it, and the cities that are regions of
 * their own. Seats that lie in a city of the same name as their regency are left out: there the city is meant. `@` and a
 * province tells two seats of one name apart.
 */
const seats = `
Aceh Barat=Meulaboh|Aceh Barat Daya=Blangpidie|Aceh Besar=Jantho|Aceh Jaya=Calang|Aceh Selatan=Tapaktuan|Aceh Singkil=Singkil
Aceh Tamiang=Karangbaru|Aceh Tengah=Takengon|Aceh Tenggara=Kutacane|Aceh Timur=Idi Rayeuk|Aceh Utara=Lhoksukon
Bener Meriah=Simpang Tiga Redelong|Bireuen=Bireun|Gayo Lues=Blangkejeren|Nagan Raya=Suka Makmue|Pidie=Sigli|Pidie Jaya=Meureudu
Simeulue=Sinabang|Asahan=Kisaran|Batu Bara=Limapuluh|Dairi=Sidikalang|Deli Serdang=Lubuk Pakam|Humbang Hasundutan=Dolok Sanggul
Karo=Kabanjahe|Labuhanbatu=Rantau Prapat|Labuhanbatu Selatan=Kota Pinang|Labuhanbatu Utara=Aek Kanopan|Langkat=Stabat
Mandailing Natal=Panyabungan|Nias Barat=Onolimbu|Nias Selatan=Teluk Dalam@Sumatera Utara|Nias Utara=Lotu|Padang Lawas=Sibuhuan
Padang Lawas Utara=Gunung Tua|Pakpak Bharat=Salak|Samosir=Pangururan|Serdang Bedagai=Sei Rampah|Simalungun=Pematang Raya
Tapanuli Selatan=Sipirok|Tapanuli Tengah=Pandan|Tapanuli Utara=Tarutung|Toba=Balige|Agam=Lubuk Basung|Dharmasraya=Pulau Punjung
Kepulauan Mentawai=Tuapejat|Lima Puluh Kota=Sarilamak|Padang Pariaman=Parit Malintang|Pasaman=Lubuk Sikaping
Pasaman Barat=Simpang Empat|Pesisir Selatan=Painan|Sijunjung=Muaro|Solok=Arosuka|Solok Selatan=Padang Aro|Tanah Datar=Batusangkar
Bengkalis=Bengkalis|Indragiri Hilir=Tembilahan|Indragiri Hulu=Rengat|Kampar=Bangkinang|Kepulauan Meranti=Selat Panjang
Kuantan Singingi=Teluk Kuantan|Pelalawan=Pangkalan Kerinci|Rokan Hilir=Bagansiapiapi|Rokan Hulu=Pasir Pengaraian
Siak=Siak Sri Indrapura|Batanghari=Muara Bulian|Bungo=Muara Bungo|Kerinci=Siulak|Merangin=Bangko|Muaro Jambi=Sengeti
Sarolangun=Sarolangun|Tanjung Jabung Barat=Kuala Tungkal|Tanjung Jabung Timur=Muara Sabak|Tebo=Muara Tebo|Banyuasin=Pangkalan Balai
Empat Lawang=Tebing Tinggi@Sumatera Selatan|Lahat=Lahat|Muara Enim=Muara Enim|Musi Banyuasin=Sekayu|Musi Rawas=Muara Beliti
Ogan Ilir=Indralaya|Ogan Komering Ilir=Kayu Agung|Ogan Komering Ulu=Baturaja|Ogan Komering Ulu Selatan=Muaradua
Ogan Komering Ulu Timur=Martapura@Sumatera Selatan|Penukal Abab Lematang Ilir=Talang Ubi|Bengkulu Selatan=Manna
Bengkulu Tengah=Karang Tinggi|Bengkulu Utara=Argamakmur|Kaur=Bintuhan|Kepahiang=Kepahiang|Lebong=Tubei|Mukomuko=Mukomuko
Rejang Lebong=Curup|Seluma=Tais|Lampung Barat=Liwa|Lampung Selatan=Kalianda|Lampung Tengah=Gunung Sugih
Lampung Timur=Sukadana@Lampung|Lampung Utara=Kotabumi|Mesuji=Wiralaga Mulya|Pesawaran=Gedong Tataan|Pesisir Barat=Krui
Pringsewu=Pringsewu|Tanggamus=Kota Agung|Tulang Bawang=Menggala|Tulang Bawang Barat=Panaragan|Way Kanan=Blambangan Umpu
Bangka=Sungailiat|Bangka Barat=Muntok|Bangka Selatan=Toboali|Bangka Tengah=Koba|Belitung=Tanjung Pandan|Belitung Timur=Manggar
Bintan=Bandar Seri Bentan|Karimun=Tanjung Balai Karimun|Kepulauan Anambas=Tarempa|Lingga=Daik Lingga|Natuna=Ranai
Kepulauan Seribu=Pulau Pramuka|Bandung=Soreang|Bandung Barat=Ngamprah|Bekasi=Cikarang|Bogor=Cibinong|Ciamis=Ciamis|Cianjur=Cianjur
Cirebon=Sumber|Garut=Garut|Indramayu=Indramayu|Karawang=Karawang|Kuningan=Kuningan|Majalengka=Majalengka
Pangandaran=Parigi@Jawa Barat|Purwakarta=Purwakarta|Subang=Subang|Sukabumi=Pelabuhanratu|Sumedang=Sumedang
Tasikmalaya=Singaparna|Banjarnegara=Banjarnegara|Banyumas=Purwokerto|Batang=Batang|Blora=Blora|Boyolali=Boyolali|Brebes=Brebes
Cilacap=Cilacap|Demak=Demak|Grobogan=Purwodadi|Jepara=Jepara|Karanganyar=Karanganyar|Kebumen=Kebumen|Kendal=Kendal|Klaten=Klaten
Kudus=Kudus|Magelang=Mungkid|Pati=Pati|Pekalongan=Kajen|Pemalang=Pemalang|Purbalingga=Purbalingga|Purworejo=Purworejo
Rembang=Rembang|Semarang=Ungaran|Sragen=Sragen|Sukoharjo=Sukoharjo|Tegal=Slawi|Temanggung=Temanggung|Wonogiri=Wonogiri
Wonosobo=Wonosobo|Bantul=Bantul|Gunungkidul=Wonosari@DI Yogyakarta|Kulon Progo=Wates@DI Yogyakarta|Sleman=Sleman
Bangkalan=Bangkalan|Banyuwangi=Banyuwangi|Bojonegoro=Bojonegoro|Gresik=Gresik|Jember=Jember|Kediri=Ngasem|Lumajang=Lumajang
Madiun=Caruban|Magetan=Magetan|Malang=Kepanjen|Mojokerto=Mojosari|Nganjuk=Nganjuk|Pacitan=Pacitan|Pamekasan=Pamekasan
Ponorogo=Ponorogo|Sampang=Sampang|Sidoarjo=Sidoarjo|Situbondo=Situbondo|Sumenep=Sumenep|Trenggalek=Trenggalek|Tuban=Tuban
Tulungagung=Tulungagung|Lebak=Rangkasbitung|Pandeglang=Pandeglang|Serang=Ciruas|Tangerang=Tigaraksa|Badung=Mangupura|Bangli=Bangli
Buleleng=Singaraja|Gianyar=Gianyar|Jembrana=Negara@Bali|Karangasem=Amlapura|Klungkung=Semarapura|Tabanan=Tabanan|Bima=Godo
Dompu=Dompu|Lombok Barat=Gerung|Lombok Tengah=Praya|Lombok Timur=Selong|Lombok Utara=Tanjung@Nusa Tenggara Barat
Sumbawa=Sumbawa Besar|Sumbawa Barat=Taliwang|Alor=Kalabahi|Belu=Atambua|Ende=Ende|Flores Timur=Larantuka|Kupang=Oelamasi
Lembata=Lewoleba|Malaka=Betun|Manggarai=Ruteng|Manggarai Barat=Labuan Bajo|Manggarai Timur=Borong|Nagekeo=Mbay|Ngada=Bajawa
Rote Ndao=Baa|Sabu Raijua=Seba|Sikka=Maumere|Sumba Barat=Waikabubak|Sumba Barat Daya=Tambolaka|Sumba Tengah=Waibakul
Sumba Timur=Waingapu|Timor Tengah Selatan=Soe|Timor Tengah Utara=Kefamenanu|Bengkayang=Bengkayang|Kapuas Hulu=Putussibau
Kayong Utara=Sukadana@Kalimantan Barat|Ketapang=Ketapang@Kalimantan Barat|Kubu Raya=Sungai Raya@Kalimantan Barat|Landak=Ngabang
Melawi=Nangah Pinoh|Mempawah=Mempawah|Sambas=Sambas|Sanggau=Sanggau|Sekadau=Sekadau|Sintang=Sintang|Barito Selatan=Buntok
Barito Timur=Tamiang Layang|Barito Utara=Muara Teweh|Gunung Mas=Kuala Kurun|Kapuas=Kuala Kapuas|Katingan=Kasongan
Kotawaringin Barat=Pangkalanbun|Kotawaringin Timur=Sampit|Lamandau=Nanga Bulik|Murung Raya=Puruk Cahu|Pulang Pisau=Pulang Pisau
Seruyan=Kuala Pembuang|Balangan=Paringin|Banjar=Martapura@Kalimantan Selatan|Barito Kuala=Marabahan|Hulu Sungai Selatan=Kandangan
Hulu Sungai Tengah=Barabai|Hulu Sungai Utara=Amuntai|Kotabaru=Kotabaru Hilir|Tabalong=Tanjung@Kalimantan Selatan
Tanah Bumbu=Batulicin|Tanah Laut=Pelaihari|Tapin=Rantau|Berau=Tanjung Redeb|Kutai Barat=Sendawar|Kutai Kartanegara=Tenggarong
Kutai Timur=Sangatta|Mahakam Ulu=Ujoh Bilang|Paser=Tana Paser|Penajam Paser Utara=Penajam|Bulungan=Tanjung Selor|Malinau=Malinau
Nunukan=Nunukan|Tana Tidung=Tideng Pale|Bolaang Mongondow=Lolak|Bolaang Mongondow Timur=Tutuyan|Bolaang Mongondow Utara=Boroko
Kepulauan Siau Tagulandang Biaro=Ondong Siau|Minahasa=Tondano|Minahasa Tenggara=Ratahan|Minahasa Utara=Airmadidi
Banggai=Luwuk|Banggai Kepulauan=Salakan|Banggai Laut=Banggai|Buol=Buol|Morowali=Bungku|Morowali Utara=Kolonodale
Parigi Moutong=Parigi@Sulawesi Tengah|Poso=Poso|Sigi=Sigi Biromaru|Tojo Una-Una=Ampana|Tolitoli=Tolitoli|Bantaeng=Bantaeng
Barru=Barru|Bone=Watampone|Bulukumba=Bulukumba|Enrekang=Enrekang|Gowa=Sungguminasa|Jeneponto=Jeneponto
Kepulauan Selayar=Benteng|Luwu=Belopa|Luwu Timur=Malili|Luwu Utara=Masamba|Maros=Maros|Pangkajene dan Kepulauan=Pangkajene
Pinrang=Pinrang|Sidenreng Rappang=Sidenreng|Sinjai=Sinjai|Soppeng=Watansoppeng|Takalar=Takalar|Tana Toraja=Makale
Toraja Utara=Rantepao|Bombana=Rumbia@Sulawesi Tenggara|Buton=Pasar Wajo|Buton Selatan=Batauga|Buton Tengah=Labungkari
Buton Utara=Buranga|Kolaka=Kolaka|Kolaka Utara=Lasusua|Konawe=Unaaha|Konawe Kepulauan=Langara|Konawe Selatan=Andoolo
Konawe Utara=Asera|Muna=Raha|Muna Barat=Laworo|Wakatobi=Wanci|Boalemo=Tilamuta|Bone Bolango=Suwawa|Gorontalo=Limboto
Gorontalo Utara=Kwandang|Pohuwato=Marisa|Majene=Majene|Mamasa=Mamasa|Mamuju Tengah=Tobadak|Polewali Mandar=Polewali
Buru=Namlea|Buru Selatan=Namrole|Maluku Barat Daya=Tiakur|Maluku Tengah=Masohi|Maluku Tenggara=Langgur
Seram Bagian Barat=Piru|Seram Bagian Timur=Bula|Halmahera Barat=Jailolo|Halmahera Selatan=Labuha|Halmahera Tengah=Weda
Halmahera Timur=Maba|Halmahera Utara=Tobelo|Kepulauan Sula=Sanana|Pulau Morotai=Daruba|Pulau Taliabu=Bobong|Biak Numfor=Biak
Jayapura=Sentani|Keerom=Waris|Kepulauan Yapen=Serui|Mamberamo Raya=Burmeso|Supiori=Sorendiweri|Waropen=Botawa
Fakfak=Fakfak|Manokwari Selatan=Ransiki|Pegunungan Arfak=Ullong|Teluk Bintuni=Bintuni|Teluk Wondama=Rasiei|Maybrat=Kumurkek
Raja Ampat=Waisai|Sorong=Aimas|Sorong Selatan=Teminabuan|Tambrauw=Fef|Asmat=Agats|Boven Digoel=Tanah Merah|Mappi=Kepi
Merauke=Merauke|Deiyai=Tigi|Dogiyai=Kigamani|Intan Jaya=Sugapa|Nabire=Nabire|Puncak=Ilaga|Puncak Jaya=Mulia|Jayawijaya=Wamena
Lanny Jaya=Tiom|Mamberamo Tengah=Kobakma|Nduga=Kenyam|Pegunungan Bintang=Oksibil|Tolikara=Karubaga|Yahukimo=Sumohai
Yalimo=Elelim`;

const cityNames = `Banda Aceh|Langsa|Lhokseumawe|Sabang|Subulussalam|Binjai|Gunungsitoli|Medan|Padangsidimpuan|Pematangsiantar|Sibolga
Tanjungbalai|Tebing Tinggi|Bukittinggi|Padang|Padang Panjang|Pariaman|Payakumbuh|Sawahlunto|Solok|Dumai|Pekanbaru|Jambi
Sungai Penuh|Lubuklinggau|Pagar Alam|Palembang|Prabumulih|Bengkulu|Bandar Lampung|Metro|Pangkalpinang|Batam|Tanjungpinang
Bandung|Bekasi|Bogor|Cimahi|Cirebon|Depok|Sukabumi|Tasikmalaya|Banjar|Magelang|Pekalongan|Salatiga|Semarang|Surakarta|Tegal
Yogyakarta|Batu|Blitar|Kediri|Madiun|Malang|Mojokerto|Pasuruan|Probolinggo|Surabaya|Cilegon|Serang|Tangerang|Tangerang Selatan
Denpasar|Bima|Mataram|Kupang|Pontianak|Singkawang|Palangka Raya|Banjarbaru|Banjarmasin|Balikpapan|Bontang|Samarinda|Tarakan
Bitung|Kotamobagu|Manado|Tomohon|Palu|Makassar|Palopo|Parepare|Baubau|Kendari|Gorontalo|Ambon|Tual|Ternate|Tidore Kepulauan
Jayapura|Sorong`;

/** Spellings of GeoNames that differ from the ones of the law. */
const spelled: Readonly<Record<string, string>> = {
  'Kota Ternate': 'Ternate',
  'Jambi City': 'Jambi',
  'Tanjung Pinang': 'Tanjungpinang',
  Pagaralam: 'Pagar Alam',
  Palangkaraya: 'Palangka Raya',
  'South Tangerang': 'Tangerang Selatan',
  'Batam Center': 'Batam',
  'Bau-Bau': 'Baubau',
  'Bau Bau': 'Baubau',
  'Pare-Pare': 'Parepare',
  'Banjar Kota': 'Banjar',
  Tebingtinggi: 'Tebing Tinggi',
  Padangpanjang: 'Padang Panjang',
  'Tanjung Balai': 'Tanjungbalai',
  'Padang Sidempuan': 'Padangsidimpuan',
  'Pematang Siantar': 'Pematangsiantar',
  'Gunung Sitoli': 'Gunungsitoli',
};

/** Names of GeoNames as the office writes them. */
export const ownSpelling = (name: string): string => spelled[name] ?? name;

/** Regency of a seat; null for what is no seat. */
export function regencyOf(seat: string, province: string): string | null {
  return regencies.get(`${seat}@${province}`) ?? regencies.get(seat) ?? null;
}

const regencies = new Map(
  seats
    .split(/[|\n]/)
    .filter(Boolean)
    .map((pair) => {
      const [regency = '', seat = ''] = pair.split('=');
      return [seat, regency] as const;
    }),
);

export const cities: ReadonlySet<string> = new Set(cityNames.split(/[|\n]/));

/** Large places of a city's name that are none. */
export const namesakes: ReadonlySet<string> = new Set([
  'Banjar@Bali',
  'Depok@DI Yogyakarta',
  'Tebing Tinggi@Sumatera Selatan',
]);

/** Cities that GeoNames does not list as such a place, at their town hall: name, latitude, longitude. */
export const besides: readonly (readonly [string, number, number])[] = [
  ['Sabang', 5.894, 95.319],
  ['Subulussalam', 2.642, 98.001],
  ['Padangsidimpuan', 1.38, 99.273],
  ['Padang Panjang', -0.464, 100.4],
  ['Sawahlunto', -0.681, 100.778],
  ['Cilegon', -6.017, 106.054],
  ['Banjarbaru', -3.442, 114.833],
  ['Kotamobagu', 0.724, 124.32],
  ['Tomohon', 1.331, 124.84],
  ['Baubau', -5.47, 122.598],
  ['Tidore Kepulauan', 0.697, 127.402],
];

/** Provinces by GeoNames' code of the first order. */
export const provinces: Readonly<Record<string, string>> = {
  '01': 'Aceh',
  '02': 'Bali',
  '03': 'Bengkulu',
  '04': 'DKI Jakarta',
  '05': 'Jambi',
  '07': 'Jawa Tengah',
  '08': 'Jawa Timur',
  '10': 'DI Yogyakarta',
  '11': 'Kalimantan Barat',
  '12': 'Kalimantan Selatan',
  '13': 'Kalimantan Tengah',
  '14': 'Kalimantan Timur',
  '15': 'Lampung',
  '17': 'Nusa Tenggara Barat',
  '18': 'Nusa Tenggara Timur',
  '21': 'Sulawesi Tengah',
  '22': 'Sulawesi Tenggara',
  '24': 'Sumatera Barat',
  '26': 'Sumatera Utara',
  '28': 'Maluku',
  '29': 'Maluku Utara',
  '30': 'Jawa Barat',
  '31': 'Sulawesi Utara',
  '32': 'Sumatera Selatan',
  '33': 'Banten',
  '34': 'Gorontalo',
  '35': 'Kepulauan Bangka Belitung',
  '37': 'Riau',
  '38': 'Sulawesi Selatan',
  '40': 'Kepulauan Riau',
  '41': 'Sulawesi Barat',
  '42': 'Kalimantan Utara',
};
