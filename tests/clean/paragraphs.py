"""A paragraph of news in many languages, written by us: what the encodings and the repair of misreadings are tried on."""

from __future__ import annotations

import unicodedata

# ruff: noqa: E501
PARAGRAPHS = {
    "fr": "La ministre a déclaré lundi que le traversier ne repartirait pas avant l’été. « Personne ne nous a consultés », a regretté le maire de la ville, où près de huit cents élèves prennent chaque matin le bateau pour aller à l’école. Les équipages refusent le nouvel horaire, jugé dangereux.",
    "de": "Die Fähre zwischen der Stadt und den Inseln fährt ab Montag nicht mehr, wie die Behörde am Freitag mitteilte. „Wir müssen über die Löhne reden“, sagte der Bürgermeister. Für die Schüler heißt das, dass sie künftig bei Verwandten übernachten müssen. Größere Schiffe könnten später aushelfen.",
    "es": "El ministro anunció el viernes que el transbordador dejará de navegar hasta mañana por la noche. «Nadie nos preguntó», lamentó la alcaldesa, que pidió una reunión con la compañía. Según los vecinos, más de trescientos niños no podrán ir al colegio. ¿Quién pagará la diferencia?",
    "pt": "O ministro disse na sexta-feira que a ligação com as ilhas não será retomada antes do verão. “Ninguém nos perguntou”, afirmou a presidente da câmara. As tripulações rejeitaram o novo horário por razões de segurança, e as crianças terão de dormir em casa de familiares até à próxima estação.",
    "it": "Il ministro ha detto venerdì che il traghetto non partirà più fino a lunedì. «È una decisione che nessuno ci ha comunicato», ha protestato la sindaca della città. Gli equipaggi hanno rifiutato l’orario perché lo considerano pericoloso; così metà delle scuole resterà chiusa.",
    "nl": "De veerboot naar de eilanden vaart vanaf maandag niet meer, zei de minister vrijdag. „Niemand heeft ons iets gevraagd”, klaagde de burgemeester. De bemanning vindt de nieuwe dienstregeling gevaarlijk. Ook de reünie van de oude zeelieden, die één keer per jaar plaatsvindt, is uitgesteld naar februari; de coördinator zoekt ruimte.",
    "sv": "Färjan mellan staden och öarna går inte längre från och med måndag, sade ministern på fredagen. ”Ingen har frågat oss”, klagade borgmästaren. Besättningen vägrar att köra efter den nya tidtabellen, som de tycker är farlig. Skolbarnen får bo hos släktingar tills båten går igen.",
    "da": "Færgen mellem byen og øerne sejler ikke længere fra mandag, sagde ministeren på fredag. »Ingen har spurgt os,« klagede borgmesteren. Besætningen nægter at sejle efter den nye køreplan, som de mener er farlig. Børnene må bo hos slægtninge på øen, indtil båden går igen.",
    "fi": "Lautta kaupungin ja saarten välillä ei enää kulje maanantaista lähtien, sanoi ministeri perjantaina. ”Meiltä ei ole kysytty mitään”, valitti pormestari. Miehistö pitää uutta aikataulua vaarallisena. Koululaiset yöpyvät sukulaisten luona, kunnes vene lähtee jälleen.",
    "pl": "Prom między miastem a wyspami nie będzie już kursował od poniedziałku, powiedział w piątek minister. „Nikt nas nie zapytał”, skarżyła się burmistrzyni. Załoga uważa, że nowy rozkład jazdy jest niebezpieczny. Uczniowie będą nocować u krewnych, dopóki łódź znów nie popłynie. Źródła mówią o późnej jesieni.",
    "cs": "Přívoz mezi městem a ostrovy od pondělí nepojede, řekl v pátek ministr. „Nikdo se nás neptal,“ stěžovala si starostka. Posádka považuje nový jízdní řád za nebezpečný. Žáci budou nocovat u příbuzných, dokud loď znovu nevypluje. Podle mluvčího by to mohlo trvat až do léta.",
    "hu": "A város és a szigetek közötti komp hétfőtől nem közlekedik, mondta pénteken a miniszter. „Senki sem kérdezett meg minket” – panaszkodott a polgármester. A legénység szerint az új menetrend veszélyes. A tanulók rokonoknál alszanak, amíg a hajó újra el nem indul; ez őszig is eltarthat, de a felügyelő türelmet kért.",
    "ro": "Feribotul dintre oraş şi insule nu va mai circula de luni, a spus vineri ministrul. „Nimeni nu ne-a întrebat”, s-a plâns primăriţa. Echipajul consideră că noul orar este periculos. Elevii vor dormi la rude până când vasul va pleca din nou. Asta ar putea să dureze până în toamnă.",
    "hr": "Trajekt između grada i otoka od ponedjeljka više neće voziti, rekao je u petak ministar. „Nitko nas nije pitao”, požalila se gradonačelnica. Posada smatra da je novi vozni red opasan. Učenici će noćiti kod rođaka dok brod ponovno ne krene, što bi moglo potrajati do jeseni.",
    "lt": "Keltas tarp miesto ir salų nuo pirmadienio nebeplauks, penktadienį sakė ministras. „Mūsų niekas neklausė“, skundėsi merė. Įgula mano, kad naujas tvarkaraštis yra pavojingas. Mokiniai nakvos pas gimines, kol laivas vėl išplauks. Tai gali užtrukti iki rudens, pridūrė žvejų atstovas.",
    "et": "Parvlaev linna ja saarte vahel esmaspäevast enam ei sõida, ütles minister reedel. „Keegi ei küsinud meilt midagi,“ kurtis linnapea. Meeskond peab uut sõiduplaani ohtlikuks. Õpilased ööbivad sugulaste juures, kuni laev jälle väljub. See võib kesta kuni sügiseni.",
    "tr": "Şehir ile adalar arasındaki feribot pazartesiden itibaren çalışmayacak, dedi bakan cuma günü. “Bize kimse sormadı” diye yakındı belediye başkanı. Mürettebat yeni tarifeyi tehlikeli buluyor. Öğrenciler gemi yeniden kalkana kadar akrabalarında kalacak; bu sonbahara kadar sürebilir.",
    "el": "Το πλοίο ανάμεσα στην πόλη και τα νησιά δεν θα ταξιδεύει από τη Δευτέρα, είπε την Παρασκευή ο υπουργός. «Κανείς δεν μας ρώτησε», παραπονέθηκε η δήμαρχος. Το πλήρωμα θεωρεί επικίνδυνο το νέο δρομολόγιο. Οι μαθητές θα μένουν σε συγγενείς.",
    "ru": "Паром между городом и островами с понедельника больше не ходит, сказал в пятницу министр. «Нас никто не спросил», — пожаловалась мэр города. Экипаж считает новое расписание опасным. Школьники будут ночевать у родственников, пока судно снова не выйдет в море. Это может продлиться до осени.",
    "uk": "Пором між містом і островами з понеділка більше не ходить, сказав у п'ятницю міністр. «Нас ніхто не питав», — поскаржилася мерка. Екіпаж вважає новий розклад небезпечним. Школярі ночуватимуть у родичів, доки судно знову не вийде в море. Це може тривати до осені, її початок ще далеко.",
    "bg": "Фериботът между града и островите от понеделник няма да пътува, каза в петък министърът. „Никой не ни попита“, оплака се кметицата. Екипажът смята новото разписание за опасно. Учениците ще нощуват при роднини, докато корабът отново тръгне.",
    "sr": "Трајект између града и острва од понедељка више неће возити, рекао је у петак министар. „Нико нас није питао“, пожалила се градоначелница. Посада сматра да је нови ред вожње опасан. Ученици ће ноћити код рођака док брод поново не крене.",
    "he": "המעבורת בין העיר לאיים לא תפליג מיום שני, אמר ביום שישי השר. איש לא שאל אותנו, התלוננה ראש העיר. הצוות סבור שלוח הזמנים החדש מסוכן. התלמידים ילונו אצל קרובים עד שהאונייה תצא שוב לדרך.",
    "ar": "قال الوزير يوم الجمعة إن العبارة بين المدينة والجزر لن تبحر اعتبارا من يوم الاثنين. وقالت رئيسة البلدية إن أحدا لم يسألنا. ويرى الطاقم أن الجدول الجديد خطير. وسيبيت التلاميذ عند أقاربهم حتى تعود السفينة إلى البحر، وقد يستمر ذلك حتى الخريف.",
    "th": "รัฐมนตรีกล่าวเมื่อวันศุกร์ว่าเรือข้ามฟากระหว่างเมืองและเกาะจะไม่ออกเดินทางตั้งแต่วันจันทร์ ไม่มีใครถามเรา นายกเทศมนตรีกล่าว ลูกเรือเห็นว่าตารางเวลาใหม่เป็นอันตราย",
    "ja": "市と島を結ぶフェリーは月曜日から運航を取りやめると、大臣が金曜日に述べた。「誰も私たちに聞かなかった」と市長は不満を語った。乗組員は新しい時刻表が危険だと考えている。生徒たちは船が再び出るまで親戚の家に泊まる。",
    "ko": "도시와 섬을 잇는 여객선은 월요일부터 운항하지 않는다고 장관이 금요일에 말했다. 시장은 아무도 우리에게 묻지 않았다고 불평했다. 선원들은 새 시간표가 위험하다고 본다. 학생들은 배가 다시 떠날 때까지 친척 집에서 잔다.",
    "zh": "部长星期五说，城市与岛屿之间的渡轮从星期一起停航。“没有人问过我们”，市长抱怨道。船员认为新的时间表很危险。学生们将住在亲戚家，直到船再次出发。这可能要持续到秋天。",
    "zh-hant": "部長星期五說，城市與島嶼之間的渡輪從星期一起停航。「沒有人問過我們」，市長抱怨道。船員認為新的時間表很危險。學生們將住在親戚家，直到船再次出發。這可能要持續到秋天。",
    "vi": "Bộ trưởng cho biết hôm thứ Sáu rằng chuyến phà giữa thành phố và các đảo sẽ không chạy từ thứ Hai. “Không ai hỏi chúng tôi”, bà thị trưởng phàn nàn. Thủy thủ đoàn cho rằng lịch trình mới là nguy hiểm. Học sinh sẽ ngủ nhờ nhà người thân.",
}
ENCODINGS = {
    "fr": "cp1252 iso8859-15 mac_roman cp850", "de": "cp1252 mac_roman cp850 cp437", "es": "cp1252 mac_roman cp850 cp437",
    "pt": "cp1252 mac_roman cp850", "it": "cp1252 mac_roman cp850", "nl": "cp1252 mac_roman cp850",
    "sv": "cp1252 mac_roman cp850 cp437", "da": "cp1252 mac_roman cp865 cp850", "fi": "cp1252 mac_roman cp437",
    "pl": "cp1250 iso8859-2 cp852 mac_latin2", "cs": "cp1250 iso8859-2 cp852 mac_latin2", "hu": "cp1250 iso8859-2 cp852",
    "ro": "cp1250 iso8859-2 cp852", "hr": "cp1250 iso8859-2 cp852", "lt": "cp1257 iso8859-13 cp775",
    "et": "cp1252 cp1257 cp775", "tr": "cp1254 cp857", "el": "cp1253 iso8859-7 cp737 mac_greek",
    "ru": "cp1251 koi8-r cp866 mac_cyrillic iso8859-5", "uk": "cp1251 koi8-u mac_cyrillic iso8859-5",
    "bg": "cp1251 iso8859-5 cp866", "sr": "cp1251 iso8859-5", "he": "cp1255 iso8859-8 cp862",
    "ar": "cp1256 iso8859-6", "th": "cp874", "ja": "cp932 euc_jp iso2022_jp", "ko": "cp949", "zh": "gb18030", "zh-hant": "cp950",
    "vi": "cp1258",
}  # fmt: skip

_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "–": "-", "—": "-", "«": '"', "»": '"'})


def writable(text: str, encoding: str) -> str:
    """Return ``text`` as a person would write it in ``encoding``: straight quotation marks where it has no others."""
    if encoding == "cp1258":
        text = "".join(map(_with_tone_apart, text))
    made = (each if _fits(each, encoding) else each.translate(_PLAIN) for each in text)
    return "".join(each for each in made if _fits(each, encoding))


def _fits(letter: str, encoding: str) -> bool:
    return bool(letter.encode(encoding, "ignore"))


def _with_tone_apart(letter: str) -> str:
    """Return a Vietnamese letter as Windows-1258 has it: the vowel, then its tone."""
    if _fits(letter, "cp1258"):
        return letter
    parts = unicodedata.normalize("NFD", letter)
    tone = next((each for each in parts[1:] if each in "\u0300\u0301\u0303\u0309\u0323"), "")
    return unicodedata.normalize("NFC", parts.replace(tone, "")) + tone
