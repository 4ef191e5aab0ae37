/**
 * Given names that stand on folders of photographers and operators, common in all parts of the country. Names that are
 * first of all something else in a title (Bintang, Cahaya, Mega, Putra, Ratu, Sari, Surya) or a region are left out.
 */
const names = `abdul abdullah abi abu acep ade adel adelia adhi adi adinda aditya adrian afif agung agus agustina ahmad aina
aji akbar akhmad aldi alfian ali alif alwi amalia amanda amelia amin amir ana andhika andi andik andika andre andri andy
angga anggi anggun ani anik anis anisa anita anjar anton antok anwar ardi ardian arga ari arie arief arif arifin aris arya
asep asih asti astri astuti atik ayu azis aziz bagas bahrul bambang banu basuki bayu beni benny beny boby budi
budiman burhan cahyo candra catur chandra choirul citra dadan dadang danang dani daniel danu darma darmawan daryono david
dayat dede deden dedi dedy deni denny deny desi dewi dhani dian diah dicky didik didin dika dimas dina dini dinda doni dony
dwi dyah edi edo edwin edy eka eko elis elsa emi endah endang endra eni enny erik erna erni ervin erwin eva evi fadil fadli
fahmi fahri faisal faiz fajar fandi farah farhan farid fatimah fatur fauzan fauzi febri febrian feri ferry fika fikri
firman fitri fitria fitriani fuad galih galuh gani gatot gede gilang gita gunawan guntur guruh gusti habib hadi hafid hafiz
hakim halim hamid hamzah hana handoko hani hanif hariyanto harun haryanto haryono hasan hasanah hendra hendri hendrik
hendro henny heri herlina herman hermawan heru herry hesti hidayat husain husein ibnu ibrahim ida idris ikhsan ilham ilyas
imam ina indah indra indri inge iqbal ira irfan irma irwan iskandar ismail isti iswanto ita iwan iyan jajang
jamal jefri jihan joko johan johanes joni jony julia jumadi junaedi kadek kamal karim kartika kasmin ketut khairul
khoirul kiki kirana komang krisna kris kristanto kukuh kurnia kurniawan laila lala lia lilik lilis lina linda lisa
lukman lusi lutfi made mahmud maman mamat mardi margono maria marni maryam maulana maya melinda mia miftah mila mira
mohamad mohammad mochamad muchlis muhamad muhammad mukti mulyadi mulyono mustofa nabila nadia naila nana nanang nandar
nani nanik nanda nia nina ning nita nono nova novi novia novita nugroho nur nurdin nurhayati nurul nyoman oki pandu
panji paijo parto prabowo pras prasetyo pratama priyo puji pur puput purnomo purwanto putri putu rachmat radit rafi rahma
rahman rahmat rahmi raka ramadhan rangga rani ratih ratna reni reno reza rian rianto riana ricky ridho ridwan rifki
rifqi rika riki rima rina rini rio riri risa riska risma rita rival riyanto riza rizal rizki rizky robby robi rohman roni
ronny rosa rosidi rosyid rudi rudy rusdi rusli ryan saiful saleh salim samsul sandi sandy santi santoso sapto satria
satrio septi septian setiawan setyo shinta sholeh sigit silvi sinta siska siti slamet soni sony sri subekti sudarmo sugeng
sugiarto suharto suherman sukma sulis sulistyo sumarno sunarto sunaryo suparman supardi supri supriyadi supriyanto suryadi
suryono susanto susi susilo sutarno sutrisno suwarno syahrul syaiful syamsul syarif tari tatang taufan taufik taufiq teddy
teguh tika tina tini titik titin tito tomi tommy toni tono tony topan topik totok tri triyono tuti udin ujang uli umar umi
untung usman utami vera vicky vina vivi wahid wahyu wahyudi wahyuni waluyo wati wawan wayan wendi wibowo widi widodo
widya wiji wijaya wildan winarno windi winda wisnu wiwik wiwin yadi yan yana yani yanti yanto yasin yayan yayuk yeni yogi
yohanes yoga yono yopi yosi yudha yudhi yudi yuli yulia yulianto yuni yunita yunus yusron yusuf zaenal zainal zainuddin
zaki zulfikar zulkifli`;

export const givenNames: ReadonlySet<string> = new Set(names.split(/\s+/));
