/**
 * Given names that stand on folders of photographers and operators, common in all parts of the country. Names that are
 * first of all something else in a title (Bintang, Cahaya, Mega, Putra, Ratu, Sari, Surya) or a region are left out.
 */
const names = `aan abdul abdullah abi abidin abror abu acep adam ade adel adelia adhi adi adinda adit aditiya aditya adji adrian adriana
afandi afif afifah agni agung agus agustin agustina ahmad ahsan aidil aina aini ainun aisyah ajeng aji akbar akhmad akhsan
aldi aldo alex alexander alfi alfiah alfian alfin alfiyah ali alif alifah alimin alvin alwi alya amalia amanda amar amat
ambar amelia amin aminah aminudin amir amri amrul ana anam anang anas andhika andi andik andika andini andre andrea andreas
andrew andri andrian andy angelia angelina angga anggi anggita anggraini anggun ani anik anis anisa anita anjani anjar anjas
annas annisa antok anton antonius anugrah anwar anwari apri aprilia aprillia ardhi ardi ardian ardiansyah arfan arfiansyah
arga ari arie arief ariel arif arifah arifin arifudin arindra arini aris ariska ariyanto arkan arman armando arnold arsyad
arum arya asep asih aslam asmawati asnawi asti astri astuti aswin atik atika atikah atmaja aulia ayu azhar azis aziz aziza
azizah azka azwar bachtiar badrus bagas bagus bahar bahri bahrul bahtiar bakri bambang banu baskoro basri bastian basuki
bayhaqi bayu bella benediktus beni benny beny bernadus betty billy bobi boby bondan boni bram brian budhi budi budiarto
budiman budiono budiyanto burhan burhanudin cahyadi cahyo cahyono candra carolina catur cecep chairul chandra chandri
charles choirul choirunnisa christian christina cici cindy citra clara cokro dadan dadang dafa daffa dahlan dalilah damar
damayanti damian danang danar dani daniel danny danu dany daris darma darmaji darmawan darto darwin darwis daryono dasuki
david davin dayat dea debby dede deden dedi dedy dela della deni denny denok deny derry desi dessy destri deva devi dewi
dhani dhea dhimas dhina diah dian diana dianing dicky didi didik didin dika diki dila dimas dina dinar dinda dini dion dirga
dita djoko dodi dodik dodo doni donna dony doris dudi dudung dwi dwiki dyah dyan edhi edi edo edwin edy efendi effendi ega
eka eki eko elina elis elisa elisabeth ella elok elsa elva elvi elvira emi emil emilia emma endah endang endi endra endro
enggar eni enny erick erik erika erlangga erlin erlina erlita erman erna ernawati ernest erni ervin erwin ery ester esti eva
evan evi evita ezra fachri fachrul fadhil fadhilah fadhli fadil fadilah fadillah fadli fahmi fahri fahrizal fahrudin fahrul
faiq faisal faisol faiz faizal fajar fandi fandy farah farhan farid farida faris faruq fatah fathia fathoni fathur fatimah
fatimatuz fatkhur fatur fauzan fauzi fauziah fauziyah febby febi febri febrian febriana febrianto febriyanti felix ferdi
ferdian ferdinand ferdy feri ferry fery fika fikri fikriyah fina fiqih fira firda firman firza fitra fitri fitria fitriah
fitriana fitriani fitriyah frans fransiskus fredi fredy friska fuad gabriel galih galuh gandi gandung gani ganis garin gatot
gede ghani ghina gigih gilang gilar gilbert gina ginanjar gio giri gita givari gogon gregorius gugun gumilar gunadi gunardi
gunawan guntur guruh gusti habib hadi hadian haerul hafid hafiz hafizh haikal hairul hajar hakim halim halimah hambali
hamdan hamdani hamid hamim hamka hamzah hana hanafi handayani handi handika handoko handoyo hani hanif hanifah hanny hanum
hardi hardian hardiyanto hari harianto haris hariyanto harjo harjono harsono hartanto hartati hartini hartono harun haryanto
haryono hasan hasanah hasbi hasbullah hasim hasna hasnah hasnawati hastuti helmi hendar hendarto hendra hendrawan hendri
hendrik hendriyanto hendro hendy hengki hengky heni henny henri heri heriyanto herlina herman hermanto hermawan hermin
hernawan herry heru herwin hesti hesty hidayah hidayat hidayati hilal hilda hilman hilmi hisyam holil husain husein ibnu
ibrahim ichsan ida idam idham idris idrus ihsan ihwan iim ika ike ikhsan ikhwan ikram iksan ilham ilman ilyas imam imas
imroatul imron ina inayah indah indira indra indrajaya indrawan indri indriani indriyani inge inggit intan inten ipan ipul
iqbal ira irawan irawati irfan irham irma irman irsan irsyad irul irwan isa isbandi iskandar ismail isna isnaini isti
istiqomah iswanto ita itang ivan iwa iwan iyan izza jaelani jaenal jafar jaja jajang jaka jalal jalil jamal jamaludin
jamilah janah januar jarot jarwo jatmiko jayadi jefri jefry jenny jeri jessica jihan jimmy joe joel johan johanes johny jojo
joko joni jono jony jordan josep joseph joshua jufri julia juliana julianti julianto juliyanti jumadi jumanto jumiati
junaedi junaidi junianto juniarti juriyah jusuf juwita kadek kamal kamaludin kamaruddin kamil kamila kania karim karina
karjo karlina karno karsono karti kartika karyadi karyono kasim kasiyanto kasmin kemal kemas ketut kevin khaerul khafid
khafidz khairil khairul khairunnisa khalid khamim khoirul kholid kholifah kholil kholis khomsatun khotimah khusnul kiki
kirana koko komang kosasih kresna kris krisdianto krisna kristanto kristian kristin kristina kukuh kuncoro kunto kurnia
kurniasih kurniati kurniawan kusmanto kusnadi kusnanto kusno kusumo kuswanto kuswoyo laila laksmi lala laras larasati lasmi
latif latifah leli leni lenny leo leonardo lia lidya lies lilia liliana lilik lilis lina linda lisa lita liza luki lukito
lukman lukmanul luky lulu luluk lulut lusi lutfi lutfiah lutfiyah luthfi lydia made madi mahardika mahendra mahfud mahmud
maimun maimunah malik malikah mamad mamah maman mamat mansur mansyur marcel marcelino mardi mardiana mardianto mardiyah
mardiyanto margaretha margono maria mariam mariana marina marini mario mariyam marjono marjuki markus marlina marlon marni
marsel martha martin martini martono marwah marwan marwoto maryadi maryam maryani maryanto maryati maryono maskur masruri
masruroh mastur matius maulana maya mayasari meilani meilina meli melinda melly mely merlin mia michael michelle miftah
mikael miko mila milla minarni mira mirna mirza misbah misbahul misnan mita moch mochamad mochammad mochtar moh mohamad
mohammad moko monica monika muchamad muchlis muchsin mufid muh muhaimin muhajir muhamad muhammad muhib muhlis muhtar mujahid
mujiati mujib mujiono mujiyanto mukhlis mukhtar muklis mukti mulyadi mulyana mulyani mulyati mulyo mulyono munawar munawir
mundir munir muntaha murdiono murni murniati mursid mursidi murti muslimin mustain mustakim musthofa mustika mustofa mutia
mutmainah muzaki nabila nadhif nadhifah nadia nadira nadya naely nafis nafisah naila naim najib najwa nana nanang nanda
nandang nandar nandi nani nanik nanin narno narto nasir nasrudin nasrul nasrullah nasution natalia nathan naufal nawang neli
nella neneng neni nenny neti nety nia nicko nico niken nikmah niko nilam nina ning nisa nisrina nita nizam nizar noer nono
norman nova novan novel novi novia noviana noviani novianti novita novitasari novrianto nugraha nugroho nunik nunuk nunung
nur nuraeni nuraini nurcahyo nurdiana nurdiansyah nurdin nurfitri nurhadi nurhasan nurhasanah nurhayati nurhidayat
nurhidayati nurjanah nurlaela nurlaila nurlela nurmala nurman nurmansyah nurmawati nurrohmah nurrohman nursalim nurul
nurwahid nuryadi nuryanto nyoman oding oki okky okta oktavia oktavian oktaviana oktaviani oman omar oni oskar otong padli
paijo pamungkas pandji pandu panji parman parmin partini parto pasha patrick paulina paulus petrus pipih pipin pipit pitri
poniman ponimin ponirah prabowo prabu pradana prakoso pras prasasti prasetya prasetyanto prasetyo prasojo pratama pratiwi
prayitno prayoga prayogi prihatin priyanto priyatno priyo puji pujianto pujiastuti pujiati pujiono puput pur purnomo purwadi
purwaningsih purwanto purwati purwito purwoko purwono puspita puspitasari putri putu qomariyah qori qorib rabani rachel
rachma rachmad rachmat rachmawati radhit radian radit radityo rafael rafi rafif rafiq rafli rahadian rahardian rahardjo
raharjo rahayu rahim rahma rahmad rahmadani rahmah rahman rahmania rahmat rahmawan rahmawati rahmi raihan rais raka rama
ramadhan ramadhani ramdan ramdani ramdhan ramli randi randy rangga rani rara rasid rasyid rasyidin ratih ratman ratna ratri
redi rehan renaldi rendi rendra rendy reni reno resti restu retno reva revan reyhan reynaldi reza rhoma ria riadi rian riana
rianto ricard richard ricky rico rida ridha ridho ridhwan ridwan rifa rifai rifaldi rifan rifani rifka rifki rifqi rihan
rijal rika riki riko rima rina rinaldi rindra rini rintan rinto rio ripto riri risa riska riski risma rismanto rismawati
risna ristanti riswan riswanto rita rival riyadi riyan riyani riyanti riyanto riza rizal rizaldi rizki rizky rizqi robbi
robby robert robi roby rochman rodiyah rofi rofik rofiq rohana rohani rohim rohimah rohmad rohmah rohman rohmat rokhim rokib
roland roma romadhon romi romlah ronald roni ronny rosa rosad rosalina rosdiana rosiana rosida rosidah rosidi rosita
rosmiati rosyid rosyidah royan royyan rozi ruben rubiyanto rudi rudiansyah rudianto rudiyanto rudolf rudy ruhiyat rukmana
rukmini rully rusdi rusdianto rusli rusman rusmini rustam ruswanto rusyanto ryan sabrina saeful safaat safira safitri safri
safrudin sahal sahid sahrul saidah saiful saiman sajidin salamah saleh salim salma salman salsa salsabila samiaji samiyah
samsudin samsul samsuri samuel sandi sandra sandy sanjaya santi santoso sanusi sapto saputra saputri sarah sarjono sarmin
sartika sartini sartono sarwo sarwono satiman satria satrio satriya satrya saufi sebastian sefti sekar selly selvi selvia
seno septi septia septian septiana septianto septiawan septiyani sesilia setiabudi setiadi setiawan setiono setyawan
setyawati setyo setyono shinta sholahudin sholeh sholehudin sholihin sidik sigid sigit silvi silvia silvy simon sinta siska
siswadi siswanto siswo siswoyo siti sitti slamet sobari sobirin sodikin sofia sofian sofiana sofyan sohib solehudin solichin
solihin solikhin solikin soni sonny sony soraya sri stefani stefanus stella stephanie steven subagio subagyo subandi
subarkah subekti subhan subiyanto subroto sudarmaji sudarman sudarmo sudarno sudarsono sudaryanto sudibyo sudirja sudiro
sudiyono sudjarwo sudradjat sugandi sugeng sugiarto sugiharto sugiman sugiono sugito sugiyanto sugiyono suhadi suhaeri
suhaimi suharno suharsono suharti suharto suharyanto suhendar suhendi suhendra suheri suherman suherni suhud sujadi sujarwo
sujatmiko sujiati sujito sujono sukamto sukardi sukarman sukarno sukarti sukirman sukirno sukma sukmawati sulaeman sulaiman
sulastri sulhan sulis sulistiono sulistiyo sulistyaningsih sulistyo sulistyowati sulton sultoni sumadi sumantri sumardi
sumarni sumarno sumarsono sumarwan sumiati sumiyati sunandar sunardi sunari sunarno sunarso sunarti sunarto sunaryo sundari
sungkono sunoto supadi supardi suparjo suparlan suparman suparmi suparno suparti supeno supono suprapti suprapto supri
suprianto supriatin supriatna supriatno supriono supriyadi supriyanto supriyono suraji suratman suratmi suratno suripto
surono suroso suroto suryadi suryana suryani suryanto suryati suryawan suryono susan susana susanti susanto susi susiana
susiati susilawati susilo susilowati susiyanti sutaji sutan sutanto sutardi sutarjo sutarman sutarmi sutarno sutarti sutejo
suti sutikno sutini sutiono sutisna sutiyono sutopo sutoyo sutris sutrisno suwandi suwanto suwardi suwarni suwarno suwarsono
suwarti suwito suwondo suyadi suyanto suyatmi suyatno suyitno suyono suyoto syafaat syafei syafii syafiq syafira syafitri
syafrizal syafruddin syafrudin syahbana syahdan syahrial syahril syahrir syahrizal syahroni syahrul syaiful syakir syam
syamsiah syamsuddin syamsudin syamsul syamsuri syarif syarifah syarifuddin syarifudin syauqi syifa syukri syukron taher
tania tari tarjo tarmidi tarmizi tarno tarsono taryono tasya tatan tatang tati tatik tatok taufan taufik taufiq
taufiqurrahman taufiqurrohman teddy tegar teguh teten tetty thomas thoriq tia tiara tias tika tiko tina tini tirta tirto
titi titik titin titis tito tiwi tiyas toha tohir toib tomi tommy tomo toni tono tony topan topik toto totok tri trian
triana trisna trisno triwahyuni triwibowo triyanti triyanto triyatno triyono tuginem tukiman tukimin tukul tumin tuminah
tumini tumiran turino turmudi tusiman tuti tutik tyas ucok udi udin ujang uki ulfa ulfah uli ulia ulil ulin uliyah ulul ulum
umar umaya umayah umi umiyati untung upik urip usamah usman uswatun utami utari utomo vania vega veni venny vera verdi veri
veronica veronika vicki vicky victor vika viktor vina vincent vino vio viona virda virgi virgiawan vita vito vivi vivian
vivin wachid wachidah wafa wagiman wagino wagiran wahab wahid wahidah wahidin wahyu wahyudi wahyuni wahyuning wahyuningsih
wahyuono wakhid wakidi walid waluyo wandi warno warsidi warsini warsito warsono warti warto wasis wasito waskita waskito
wasono wastono wati wawan wawang wayan wayudi wendi weni wenny wibowo widayat widayati widhi widi widianto widiarto
widiastuti widiatmoko widiyanti widiyanto widiyono widjaja widodo widya widyastuti wihartono wijanarko wijaya wijayanti wiji
wijiono wildan wildani wilis william willy winarko winarni winarno winarsih winarti winda windi winny winoto winto wiranto
wiratno wiryawan wisesa wisnu wiwid wiwik wiwin wiwit wulan wulandari wuri wuryani yadi yahdi yahya yan yana yandi yandri
yaneti yani yanie yanita yanni yanti yanto yanuar yaqin yasin yasir yasmin yatmi yatno yayan yayuk yazid yeni yenni yenny
yesi yessi yeyen yoga yogi yohan yohana yohanes yohani yoko yon yonathan yono yopi yosef yosep yosi yossi yovi yuana yudha
yudhi yudhistira yudi yudianto yudistira yudiyanto yulaika yulaikah yuli yulia yuliana yuliani yulianti yulianto yuliati
yulita yulius yuliyanti yuliyanto yunan yuni yunianto yuniar yuniarti yunita yunizar yunus yusa yusni yusri yusrina yusrizal
yusro yusron yusuf yuyun zaenal zahid zahra zahro zahroh zahrotun zaidan zainal zaini zainuddin zainudin zainul zakaria zaki
zakiah zakiyah zamroni zamzami zubaidah zubaidi zuhdi zuhri zulaikah zulaikha zulfa zulfah zulfi zulfikar zulfikri zulham
zulhelmi zuliana zulkarnaen zulkarnain zulkifli zumrotun`;

export const givenNames: ReadonlySet<string> = new Set(names.split(/\s+/));
