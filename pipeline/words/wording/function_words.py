"""The most frequent words of the languages that returns are written in; compiled by hand and from the stop words
that spaCy ships (MIT licence)."""

WORDS: dict[str, str] = {
    "en": (
        "the of and to in is a for that it with as on are by was be this which from or an at not have has been "
        "they their who but more after there no yes only also when were would if he his we our can will other all "
        "its one about than between into each some any during these programme program programmes session sessions "
        "participants offenders perpetrators perpetrator prison probation group individual men women victim "
        "victims partner violence weeks months years hours minutes staff training level risk evaluated evaluation "
        "published university report manual language translated year running project funding long term course "
        "weekly once every day held evening re up us did due few get had him how may nor now off out own put say "
        "see she six too top two why yet you back both call does done down else even ever five four full give here "
        "hers just keep last less made make many most move much must name next nine none onto ours part same seem "
        "show side such take them then thru thus upon used very well what whom your above again alone along among "
        "being below could doing eight empty fifty first so far any problems"
    ),
    "de": (
        "der die das und in ist von zu mit den dem des für auf im nicht ein eine einer eines einem einen sich als "
        "auch es an werden wird wurde aus bei nach sind oder durch über bis zum zur noch nur wenn aber vom keine "
        "kein ja nein sowie unter zwischen pro wir sie ihre sein hat haben kann gruppe sitzungen täter frauen "
        "männer woche wochen monate stunden minuten teilnehmer gewalt programm leitung bewährungshilfe ab ag ob wo "
        "bin dir elf gab gar gut hin ihm ihn ihr ins los mag mir nun oft sah tag tat tun uhr vor war wem wen wer "
        "acht also bald beim bist dank dann darf dass dazu dein denn dich dies doch dort drei drin eben ende erst "
        "etwa euch fünf ganz geht gern gibt ging gute habe habt hast hier hoch jahr jede jene kaum kurz lang mehr "
        "mein mich muss mögt nahm so neue neun oben ohne rund sagt satt sehr seid seit soll tage teil partner"
    ),
    "fr": (
        "le la les de des du et en un une est dans pour par sur avec au aux que qui ne pas plus ou ce cette sont a "
        "été il elle se son sa ses leur leurs nous on être après chaque entre mais si tous oui non aucun aucune "
        "groupe séances auteurs femmes hommes semaine mois heures durée mesures programme peines probation hé là "
        "où pu té vu vé ça ès aie ait bas bat car ces cet dix dès eux hep hou hue hui ils lès mon nul ont peu six "
        "soi tes toi ton afin aura ceci cela cent ceux chez cinq dejà delà deux dire dite dits doit donc dont déja "
        "déjà etre fais fait font gens hors houp huit lors meme mien même peut peux pres près puis quel quoi rend "
        "sait sans sauf sent sept sera seul sien soit sous stop suis suit tant tels tend tien"
    ),
    "es": (
        "el la los las de del y en un una es para por con que se no al su sus como más lo o fue ha son entre está "
        "han este esta pero hay sin sobre desde cada hasta muy también ya sí tras durante grupo sesiones hombres "
        "mujeres semanas meses horas agresores prisión violencia programa penados mí sé yo él ahi ahí así aun aún "
        "dia dio dos día esa ese eso hoy mas mia mio mis mía mío qeu qué sea soy tan tus uno usa uso ver vez voy "
        "ésa ése algo alli allí ante aqui aquí bajo bien buen casi creo cual cuál cómo dado debe dejó dias dice "
        "diez dijo doce días ella ello eran eras eres esas esos esto gran hace hago haya hizo hubo lado mias mios "
        "modo mías míos nada ocho once otra otro paìs peor poca poco pudo"
    ),
    "it": (
        "il lo la i gli le di del della dei delle dello degli e in un una è per con che si non al alla ai da dal "
        "dalla nel nella sono anche come più o ma ha hanno stato stata su tra fra ogni sì dopo viene questo gruppo "
        "incontri uomini donne mesi settimane ore carcere programma violenza autori ad ed ex fa fu io là agl all "
        "chi cio coi col cos cui dai dov due ecc eri ero fai gia già hai inc lei mai mia mie mio noi osi piu poi "
        "puo può sia srl sto sua sue sui sul suo tre tua tue uno agli allo anni anno ansa aver avrà avrò casa caso "
        "vengono tutte tutti tutta dalle sedute operatori conduttori cima cioe coll cosa cosi così dagl dall degl "
        "dell deve dice dire dove ebbe ebbi ecco egli ella esse essi "
        "fare farà farò fece feci fine fino haha ieri lato partner"
    ),
    "nl": (
        "nu ligt staat "
        "partner de het een en van in is voor met op te dat aan die er door niet zijn bij ook als om tot uit naar of "
        "worden wordt werd maar na over per geen wel zij hun ja nee nog meer dan deze alle kan wij wat groep "
        "bijeenkomsten daders deelnemers vrouwen mannen weken maanden uur duur huiselijk geweld reclassering "
        "gevangenis jaar ff ge ik nr pp uw zo dus elk enz gij had heb hen hij hoe idd inz jij jou kon mag mij net "
        "ons ter toe uwe vgl weg wil zal zei zou bent daar dien doch doen doet eens effe elke even gauw haar hare "
        "hebt hier iets jouw kunt lang liet mede mijn moet ooit prof publ rond toch toen uwen vaak veel vrij waar "
        "want weer welk wier zeer zelf zich zulk zult aldus allen alles ander beide beter bijna boven dezen eerst "
        "eigen enige enkel"
    ),
    "sv": (
        "nu dels ligger står "
        "och i att det som en är av för på med till den har de inte om ett från kan var vid men eller efter under "
        "mellan också hos ska sig vi där per två tre alla ja nej finns deltagarna gruppen män kvinnor veckor "
        "månader timmar kriminalvården frivården programmet våld träffar då gå kr nr ur ut än bli bra dig ert får "
        "går gör hit hon hur här hög jag mer mot ner nio nog när oss sex sju små tio upp ute vad vem vår adjö allt "
        "bara blev blir bort bäst båda dess dina ditt dock elva fick fler fram fyra fått före gick goda gott gått "
        "göra hade haft helt idag igår inga inne inom kvar lika lite lätt mera mest mina mitt noll ofta rakt rätt "
        "sade sagt sent sina sist sitt stor säga tack tolv"
    ),
    "fi": (
        "osittain "
        "ja on ei se että ovat tai kun mutta myös joka sekä hän jos niin ole kuin voi vain mukaan eivät oli kanssa "
        "ennen jälkeen noin sen sitä tämä ohjelma ohjelman ohjelmaa ryhmä ryhmässä kertaa viikkoa viikossa "
        "kuukautta miehet väkivalta tuntia kesto vankila yksilö tapaamista kyllä miesten väkivallan apu eli eri "
        "esi hei joo jää kai lla luo muu nro nuo nyt ohi oma ssa taa yhä yli älä aika aina aion ajan alas alta "
        "asia asti avun edes ehkä eikä emme ensi enää eräs ette heti hyvä ihan itse joko joku jona jopa jota ketä "
        "koko kuka kyse liki läpi meni mikä minä mitä moni muka muun muut näin nämä olen olet olin olit olla omaa "
        "oman omat omia onko pian siis sinä taas toki tule tuon tykö tänä tätä usea uusi vaan voin voit yhtä yksi"
    ),
    "pl": (
        "częściowo "
        "i w na z do się że jest nie o to od po dla przez jak są oraz lub przy ze za ale który które która tak "
        "jego czy także być został została było między co tylko każdy grupa grupie sesji spotkań sprawców kobiet "
        "mężczyzn tygodni miesięcy godzin program programu przemocy zakładzie karnym uczestników roku aż bo iv ix "
        "iż ją ok tę wy xi xv acz byc byl bym był cie cię cos coś dwa gdy ile juz już kto mam mna mną mój nia nic "
        "nim niz nią niż oto pan raz sie też tym tys tzw vii wam xii xiv zaś albo alez ależ beda bede byla byli "
        "bylo byly była były będą będę cala cali caly cała cały chce choć dosc dość duzo dużo dwaj dwie dzis dziś "
        "gdyz gdyż godz inna inne inny jaki jako kims kimś ktos ktoś lecz"
    ),
    "cs": (
        "ze kvůli zčásti částečně "
        "a v na se je že s z do o pro za od po jako nebo jsou byl byla bylo také ale jen při k ve která které "
        "který ne ano není mezi pod podle pachatele pachatelů mužů žen týdnů měsíců hodin setkání program programu "
        "násilí skupina skupině lekcí vězení věznici účastníků až cz jí ke má mé mí mě ní ně tě vy či bys být což "
        "dva dvě dál jak jde jež již jsi jím kde kdo kdy mne mně moc mám máš mít můj než nic nám nás náš ním ode "
        "ony osm pět sic smí sto sté svá své teď tvá tvé tím těm tři vám vás váš zač zda zde čau ahoj aniž beze "
        "brzo budu byli byly chce chci chuť dnes dále jeho její jenž jich jimi jiné jsem jsme jste když mají mnou "
        "mohl moji musí"
    ),
    "sk": (
        "kvôli "
        "a v na sa je že s z do o pre za od po ako alebo sú bol bola bolo aj ale len pri k vo ktorá ktoré ktorý "
        "nie áno medzi podľa páchateľov mužov žien týždňov mesiacov hodín stretnutí program programu násilia "
        "skupina skupine väzení účastníkov až väznici ak ká ké kú ký má oň tá tí vy zo či čo čí ňu aká aké akú aký "
        "buď byť cez iba iná iné iní inú iný kde kej keď kie kou kto kým mať mne mám máš môj mňa než nim nič nám "
        "nás náš ním odo ony sme tie tou tým veď vám vás váš čej čia čie čiu čom čou čím ňom ňou akej akom akou "
        "akým bezo boli budú cezo dnes ešte hoci inej inom iným jeho koho komu káže kéže kúže kýho kýmu kýže"
    ),
    "lt": (
        "ir yra su į iš kad ne arba už per pagal kaip ar bet nuo iki po tik taip taikoma gali buvo prie dėl bei jų "
        "programa programos smurto asmenys vyrai moterys mėnesių savaičių valandų užsiėmimų grupė grupinė "
        "individualus užsiėmimai jau kai nuteistiems ak aš ej fe gi ją jį nė oi oj tą tų ui ša še ši šį abi abu "
        "aha ana ane ano ant aną anų bau bis cha cit ech gal jai jam jas jei jie jis jog jos juk juo jus jūs kol "
        "kur lai lig lyg mat mus mūs nes net ogi oho opa pat sau tad tai tas tau tie toj tol tos vau vis vėl ėgi "
        "šia šie šio šis šit šią šių alio amen anai anam anas anei anie anoj anom anos anot anuo"
    ),
    "lv": (
        "un ir ar no kas par uz vai bet arī lai pēc nav tiek kā tas jā nē pie līdz katru tikai kopā programma "
        "programmas vardarbības grupa grupā nodarbības nodarbību vīriešiem mēneši nedēļas stundas reizi nedēļā "
        "probācijas ap ik tā aiz būs būt dēļ esi gar jau jeb jel pat pār tad tik vis zem bija biji biju būsi būšu "
        "caur esam esat esmu iekš itin kaut kopš kļūs kļūt nedz nekā pret tapi taps tapt taču tiec tika tiki tiks "
        "tikt tiku vien virs apakš bijām bijāt būsim droši iekam iekām jebšu kamēr kļuva kļuvi kļuvu kļūsi kļūst "
        "kļūšu labad nebūt nevis nezin pirms starp tapsi tapāt tapšu tieku tikko tikām tikāt tikšu tomēr topat "
        "tādēļ tālab tāpēc varat varēs varēt ārpus būsiet diezin iekams iekāms"
    ),
    "et": (
        "ja on ei et see kes mis ning või kui ka oma aga ainult pärast enne kuni jah ole mida selle programm "
        "programmi vägivalla grupp grupis korda nädalas kuud tundi meestele kohtumist iga osalejad mul nii oli ära "
        "kõik mind minu oled olen pole seda siin siis mulle midagi me ma sa ta te nad meie teie nende sellest sellel "
        "neid kus veel juba oli olnud saab saavad peab võib sest nagu üks kaks kolm neli viis kuus kõigi mõned mõne "
        "palju vähe väga hästi oleme olete olid kokku alates aasta aastat aastas mehed meeste naised naiste laste "
        "partneri partneriga ohver ohvri ohvrid samuti vaid kuid mitte keegi teda talle meil teil neil peale pool"
    ),
    "sl": (
        "in je v na za se s z da ki ne so pri po iz ali od tudi kot do pa bi le med ni smo jih vsak program "
        "programa nasilja skupina skupini srečanj mesecev tednov ur moških storilci udeležencev moški zapor bo ga "
        "ii iv ix ko ob sm če bil bom boš cel dol dva dve ena ene eni eno gor iii jaz kaj kar kdo ker kje lep naj "
        "naš nek nič nje nji njo oba obe pet res reč saj sva tja tri vaš ves več vii vsa vse vsi vso čez bila bile "
        "bili bilo biti bodo bojo bolj bomo bova brez cela celi celo dolg drug eden halo kako kdaj kjer koga komu "
        "lepa lepe lepi lepo leto malo manj mene mora naju nato neka neke"
    ),
    "hr": (
        "i u je na se za s su da od o koji koja koje nije ne po iz ili kao do sa samo bi nakon prije biti tijekom "
        "kroz program programa nasilja grupa grupi susreta mjeseci tjedana sati muškaraca počinitelja zatvor "
        "tretman sudionika provodi nasilnog ej ga hm ih uz će ću aha ako arh bar baš bih bio brr bum buć daj dok "
        "duž ehe eno eto evo gic hej hop iju jer joj još naš nju onu ova sav smo sva sve svi svu taj tim toj uza "
        "vaš već vrh zar zum ćeš šic šta što avaj bila bili bilo budu bumo halo hoće hoću htio hura iako jesi jest "
        "jesu kada kako koju lani mene meni mimo moji moju nama nego neka neke neku nema neće neću nisi nisu njih "
        "njim"
    ),
    "pt": (
        "o a os as de do da dos das e em no na nos nas um uma é para por com que não se ao à mais como ou mas foi "
        "são pelo pela entre também após cada até sim sessões homens mulheres meses semanas horas agressores "
        "violência programa prisão grupo arguidos aí cá dá lá só às aos bem boa bom dez diz dão ela ele faz fez "
        "fim irá lhe mil mês nem num nós põe quê seu sob sou sua tem ter teu tua tão têm usa vem ver vez vão vêm "
        "vós algo além aqui cedo cima cuja cujo deve dois doze duas elas eles essa esse está fará faço fora isso "
        "isto lado logo meio meus nada nova nove novo numa nuns oito onde pode pois povo pôde põem qual quem quer "
        "sabe seis sete seus sois"
    ),
    "da": (
        "nu dels ligger står "
        "og i at det er en af for på med til den har de ikke om et fra kan var ved men eller efter under mellem "
        "også hos skal sig vi der pr to alle ja nej findes bliver blev deltagerne gruppen mænd kvinder uger "
        "måneder timer kriminalforsorgen programmet vold hver samtaler fængsel kvinden kun må ny ud bag bør dig "
        "dog end ene ens før gør ham hel hen ind jeg jer lad lav nok nyt nær tit vær dens deri dine egen gøre have "
        "heri hvad hvem hvis hvor imod lave lidt lige mens mere mest selv sige uden vore være alene altid anden "
        "andet andre begge blive burde denne deres derpå dette disse endnu enten flere flest foran fordi først "
        "havde hende herpå hvori imens intet jeres kunne langs lavet lille mange meget måske nogen noget nogle "
        "næste samme siden synes sådan"
    ),
    "nb": (
        "dels ligger "
        "og i at det er en av for på med til den har de ikke om et fra kan var ved men eller etter under mellom "
        "også hos skal seg vi der per to alle ja nei finnes blir ble deltakerne gruppen gruppe menn kvinner uker "
        "måneder timer kriminalomsorgen programmet vold hver samtaler fengsel kvinnen bare uten noen gi gå kl må "
        "ny nå ut år and bak bli enn ett får før går ham inn jeg meg mer mot mye mål noe nok nye når opp oss tid "
        "tok vår bris både fikk fire fjor folk fram fått gang gikk gjør godt helt kamp kort land like litt mens "
        "satt seks selv sett sier sine sitt slik sted stor står tatt tror vant være vært andre annen annet bedre "
        "beste blant blitt denne dette disse flere først gjøre grunn hadde henne igjen klart komme kunne kveld "
        "laget"
    ),
    "ca": (
        "el la els les de del dels i en un una és per amb que no al als més com o ha són entre aquest aquesta però "
        "hi sense des cada fins també sí després grup sessions homes dones mesos hores violència programa bé em fa "
        "fi oh oi us ús ací ans apa ens ets fan fas fer feu has heu mon pel poc puc què sap seu soc sou sóc tan "
        "teu ton veu així això allà allí allò anar aquí baix dalt dins ells erem eren eres està faig fora meus "
        "meva mode molt mons pels poca pocs qual quan quin saps seus seva sols sons sota tant tene teus teva tinc "
        "tons tota tots unes vaig érem éreu abans algun altra altre donat doncs elles estan estat estem esteu"
    ),
    "ro": (
        "și în de la a cu pe pentru din este nu un o care sunt se al ale sau prin fost mai după fiecare între doar "
        "da ce lor unei unui grup bărbați femei luni ore ședințe violență program programul săptămâni agresori aş "
        "aș că dă ea fi ia ii mă să ul vă zi îi îl şi ţi ți aia ala are asa ati azi aţi ați cam cat cea cei cel "
        "cit cui cum cât cît dat dau doi ele fel fie fii fim fiu iar imi isi iti mea mei mie mod noi nou opt ori "
        "pai pic pot păi rog sai sub sus săi său tăi tău unu vom vor îmi îţi îți ăla ţie ție abia acea acei acel "
        "acum aibă aici alea alta alte alti apai"
    ),
    "hu": (
        "a az és egy nem hogy is van ez vagy csak meg de már után között még igen minden volt lehet ha szerint "
        "által alkalom csoport férfiak nők hónap hét óra program programot erőszak fogvatartottak részt heti jó ok "
        "rá át én ön új aki ami azt bár elo ezt fel hát ide ill itt jól más míg oda ott sok túl így úgy ahol akik "
        "akár amit amíg arra azok azon cikk elso elég erre ezek ezen felé ison kell lesz lett maga majd mely mert "
        "mint most nagy néha oket szét több való vele újra őket abban ahhoz ahogy akkor alatt amely annak arról "
        "aztán azzal azért belül benne ebben eddig egyes egyik egyre egyéb egész ehhez ekkor ellen elott előtt "
        "ennek ezzel ezért hanem"
    ),
    "el": (
        "και το η ο τησ του την στο στη στην με για από δεν που είναι των τα οι να σε θα τουσ τισ ή ένα μια μετά "
        "αι αν απ ασ γι δα δε δι εν εξ ιι μα μη οσ ου τη τι υπ ωσ ωχ άμα άνω άρα έξι έξω έχω έωσ ήδη ανά δια"
    ),
    "tr": (
        "ve bir bu için ile da de olarak olan değil ya en çok daha sonra gibi kadar hem veya evet hayır yok var "
        "göre her haftada saat ay program grup erkekler şiddet kadın iş mü mı öz şu ait ama biz cuk dek gah hep "
        "hiç hoş ila ilk ise iyi kah kez kim leh onu pek sen siz tek tüm şey acep amma anca bana bari bazı beni "
        "beri bile biri bize bizi buna bunu dahi dair defa diye eden emme epey etti eğer gene gine hani iken ilen "
        "illa imdi inen işte kala kaçı kere keza kime kimi naşi nere neye neyi nice niye oldu olsa olup olur onca "
        "onda onun oysa peki sahi sana seni sizi yani yine zati zira"
    ),
    "bg": (
        "и на в да се за от с е не са по че при към или като до след само група програма мъже насилие седмици аз "
        "бе ги йо тя ще як ала бил вие във две ден дни ето жив зад как кой лош май мек мен мис мой най нея ние нов "
        "още"
    ),
    "uk": (
        "і в на з до що не та за для від у як або це є по при після так група програма чоловіків насильства аж бо "
        "же зі ну ні ті цю ця ці чи ще із їй їм їх її але був вже всю вся всі він дві дня ким має мою моя"
    ),
    "ru": (
        "и в на с по не что для как из от или это за при до после так группа программа мужчин насилия аж ай ая бы "
        "во вы ее ей ел ем ею её же ка ко ку мы ну об ой ом оп со ты уж ух ую фу ха хе"
    ),
    "sr": (
        "и у је на се за са су да од не по из или као до само после група програм насиља мушкараца ал ај га ех еј "
        "па уз хм ја ју њу ће ћу али арх аха бар бих брр бум бућ већ врх где гиц год дај дем ево ено"
    ),
    "mk": (
        "и на во да се за од со е не како или до по група програма насилство aв аи ам аш ај бе бу ве ги ди ем ех "
        "еј иш иј ка ки ле ма нѐ оп оф ој па пи сѐ уа уз уу уф"
    ),
    "is": (
        "og í að er á sem til um með við af en ekki fyrir það eru eða frá var eftir hefur þau allir hópur vikur "
        "karlar ofbeldi já nei mánuðir fer gmg hef hjá hér hún img inn lol mér oft sjá smá svo sér upp vel þar þið "
        "því þær þér þín allt bara eiga eins einu fólk geta gott hafa hann hvar hvað hvor hægt koma líka mega mjög "
        "mátt núna póst rofl sæll takk vera vill vita væri yfir ætti þarf þeim þeir þess þinn þitt þráð aftan "
        "aftur afþví alveg annað ennþá finna getur heyra hvort hérna maður meira mikið minna minni missa niður "
        "okkar okkur saman sinni smátt stórt svona sælir síðan verið vilja ykkar"
    ),
    "mt": (
        "u li ta f' bil għal mill il-programm hija huwa ma fil tal mal dan jew iżda wara kull irġiel vjolenza iva "
        "le għandu"
    ),
    "ga": (
        "agus an na ar i go le is a do tá níl seo sin ach fir grúpa clár mná foréigean ag dá dó mo mé ná ní nó sé "
        "ár ón aon dhá don dtí dár gur iad ina ins mar sna tar thú trí éis óna arna bhúr chun cois céad cúig faoi "
        "gach haon idir inár leis lena muid nach naoi níor ocht siad sibh sinn thar ónár beirt caoga chomh chuig "
        "deich faoin fiche hocht lenár nócha ochtó roimh triúr trína faoina naonúr ochtar seacht seasca trínár "
        "cúigear faoinár seachtó seisear tríocha ceathair ceathrar daichead seachtar deichniúr"
    ),
    "cy": (
        "yn y yr a ac i o ar am gan mae ei eu nid neu hefyd dynion grŵp rhaglen trais menywod"
    ),
    "sq": (
        "dhe në të e i një për me nga që është nuk ka si se janë ose po jo pas grup burra gra program dhuna aq dy "
        "ia iu ky qe sh ua ajo ata ate ato aty bej bie cdo dic dot etj gje jam jap kem keq kjo kur mbi mos mua nen "
        "nje pse rri saj sic tek tij une vet yne anes asaj atij atje beje bere beri cila cili deri dike disa duke "
        "edhe ende fare here jane jemi kane kemi kete keto ketu kudo kush lloj marr mban merr mire mori mund ndaj "
        "nder nese pasi prej qene sapo shih sone tani tere tone tyre vend veta vete vjen"
    ),
    "eu": (
        "eta da ez du bat edo dira ere baina taldea gizonak emakumeak indarkeria bai gu zu hau hor nor zen zer "
        "asko bati bera bere dago ditu dute egin hala hara hari hark hona honi hori hura izan noiz nola nora zein "
        "zuek zuen anitz batek berau beste eurak gutxi guzti haiei haiek hango hauei hauek hemen honek horko horra "
        "horri nongo ziren zuten batean batzuk berori bezala handik hartan honela horiei horiek horrek hortik "
        "nondik zenbat zituen arabera batzuei batzuek beraiek berauek gainera haietan hauetan hemengo honetan "
        "horrela zenbait beroriek hemendik horietan horretan zergatik batzuetan hainbeste"
    ),
}

# For regular expressions.
AND = "and|und|et|y|e|en|och|og|ja|i|a"
AND_ANY = f"{AND}|ir|un|in"  # with those that are other words in other languages
BY = "by|von|durch|vom|par|por|da|dal|dalla|door|av|af|przez|od"
ALSO = "also|auch|aussi|también|anche|ook|även|också|også|myös|też|także|také|também"
THEY = (  # those who were named before, as the first word of a clause
    "they|these|those|such|sie|diese|solche|ils|elles|ceux-ci|celles-ci|ellos|ellas|estos|estas|essi|questi|queste|loro|zij"
    "|ze|deze|zulke|de|dessa|sådana|disse|dem|he|nämä|heitä|heidät|oni|ci|ti|tito|títo|takich|jie|tokie|viņi|tādi|nad|need"
    "|sellised|ők|ezek|ei|aceștia|eles|estes|ells|aquests|ovi|oni|te|αυτοί|αυτές"
)
SINCE = "since|seit|depuis|desde|dal|sinds|sedan|siden|od|nuo|kopš|alates|din"
BECAUSE = (
    "because|weil|denn|parce qu|car|porque|perché|omdat|eftersom|fordi|koska|ponieważ|bo|protože|pretože|lebo|nes"
    "|jo|ker|jer|perquè|pois|sest|deoarece|mert|επειδή")
TOO = "too|zu|trop|te|troppo|demasiado|liian|zbyt|příliš|príliš|preveč|previše"
EVERYDAY = frozenset(word for words in WORDS.values() for word in words.split())


def small(letters: int) -> frozenset[str]:
    """The everyday words of at most so many letters."""
    return frozenset(word for word in EVERYDAY if len(word) <= letters)
