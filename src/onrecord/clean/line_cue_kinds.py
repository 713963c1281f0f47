"""The kinds of words and signs that tell which patterns are worth asking of a line of a thread, a bit each.

A word counts wherever it stands, or as a line's first letters alone: the kinds `FIRST_...`. A stem counts for every
word that begins with it; it has three letters or four.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.clean import marks
from onrecord.clean.wording import words_of

(
    HAS_DIGIT, HAS_LETTER, HAS_COLON, HAS_HOUR, HAS_FIGURES, HAS_NUMERIC, HAS_MONTH, HAS_AGES, HAS_AGO, HAS_NEAR,
    HAS_RANK, HAS_ANSWERS, HAS_VERB, HAS_HEADS, HAS_COUNTS, HAS_RECENT, HAS_FORM, HAS_BUTTON, HAS_THREAD, HAS_PICTURE,
    HAS_FOOT, HAS_CLUTTER, HAS_OWNED, HAS_CUT, HAS_STOP, FIRST_BUTTON, FIRST_BADGE, FIRST_SUBJECT, FIRST_NOBODY,
    FIRST_BY, FIRST_REMOVED, FIRST_FIELD, FIRST_LABEL, FIRST_QUOTED, FIRST_RELATED, FIRST_APPEAL,
) = (1 << place for place in range(36))  # fmt: skip
ALL = (1 << 36) - 1  # of a line with letters that patterns take for others, or of a script whose words no blanks part
FIRST = ALL - (FIRST_BUTTON - 1)  # what only a line's first letters tell

# Words that patterns of the modules that read threads cannot do without, by bit.
_WORDS = {
    HAS_AGES: "vor il hace há för for ago fa geleden назад temu atrás siden sedan sitten her",
    HAS_AGO: "ago vor il hace",
    HAS_NEAR: "today heute aujourd hoy oggi hoje vandaag dzisiaj сегодня just gerade à yesterday gestern hier ayer "
    "ieri ontem gisteren wczoraj вчера",
    HAS_RANK: "join joined message messages post posts beiträge dabei mitglied mensajes desde сообщений сообщения "
    "likes reputation location karma",
    HAS_ANSWERS: "reply replied replies replying response responding antwort antwortet antwortete réponse répond "
    "respuesta responde risposta risponde resposta antwoord odpowiedzi ответ svar",
    HAS_VERB: "said says wrote writes commented replied replies replying posted responded responds asked added sagt "
    "sagte schreibt schrieb meint meinte antwortet antwortete antwortett antwortetet kommentiert kommentierte "
    "kommentiertt kommentiertet geschrieben écrit dit répond répondu commenté dice dijo escribió escribe respondió "
    "comentó detto scritto scrive scrisse disse diz escreveu respondeu schreef schrijft zegt reageerde pisze skrev "
    "skriver säger sa siger sanoo kirjoitti пишет говорит saon saat saam saum sale sael sail saop saв",
    HAS_HEADS: "comment comments kommentar kommentare commentaire commentaires commento reply response responses "
    "thought thoughts gedanke gedanken réponse respuesta posts beiträge reaktionen",
    HAS_COUNTS: "one no ein eine un une uno keine",
    HAS_RECENT: "recent latest newest neueste letzte aktuelle derniers últimos ultimos recientes ultimi recenti "
    "laatste recente ostatnie najnowsze свежие последние senaste",
    HAS_BUTTON: "op and und et y e o or",
    HAS_THREAD: "reply replies antworten antwort répondre responder rispondi beantwoorden odpowiedz ответить svara "
    "report melden beitrag signaler recommend rating vote votes like likes avatar gravatar profile",
    HAS_FOOT: "unsubscribe abbestellen abmelden désabonner désinscrire baja suscripción uitschrijven отписаться",
    HAS_CUT: "zu point points pt pts",
    FIRST_BUTTON: "reply replies share like likes unlike liked love loved recommend recommended report flag quote "
    "edit edited delete up upvote upvotes down downvote downvotes vote votes permalink link parent prev next root "
    "context save hide give award follow block copy more less read see embed expand collapse translate click log show "
    "view antworten antwort löschen melden zitieren teilen bewerten beitrag kommentar mehr liken gefällt daumen gut "
    "schlecht empfehlen répondre réponse réponses signaler partager j recommander citer alerter modérer responder "
    "respuesta respuestas denunciar compartir me citar reportar compartilhar curtir ocultar rispondi segnala "
    "condividi mi cita beantwoorden reageer rapporteer delen odpowiedz zgłoś cytuj lubię ответить пожаловаться "
    "поделиться цитировать нравится ссылка жалоба svara anmäl gilla svar vastaa point points pts helpful person "
    "personen people helped thank thanks op top staff and und et y e o or",
    FIRST_BADGE: "op author autor autorin auteur mod staff editor redaktion verified subscriber top profile",
    FIRST_SUBJECT: "re aw antw sv betreff subject тема",
    FIRST_NOBODY: "a an avatar guest anonymous anon profile user gravatar deleted gast anonym anonymer invité "
    "anonyme anónimo anônimo anonimo ospite anoniem gość гость аноним gelöschter unknown",
    FIRST_BY: "comment kommentar commentaire comentario comentário commento reactie komentarz комментарий posted "
    "submitted geschrieben verfasst written reply envoyé posté publié publicado enviado par author user username name "
    "автор auteur autor utente",
    FIRST_REMOVED: "this the removed deleted gelöscht entfernt supprimé eliminado удалено comment post message "
    "dieser der beitrag kommentar ce le commentaire este el comentario комментарий сообщение",
    FIRST_FIELD: "your ihr votre su name nom nombre nome naam имя e email website web url site comment kommentar "
    "commentaire comentario message nachricht post submit add send absenden sort sorted sortieren trier ordenar "
    "ordina сортировать newest oldest best top most",
    FIRST_LABEL: "reply share like report quote edit comment comments name e email website antworten kommentar "
    "kommentare permalink http https www kommentieren commenter comentar link re ps p note update source quelle via "
    "pingback trackback image photo video loading top new best op",
    FIRST_QUOTED: "quote zitat citation originally цитата",
    HAS_PICTURE: "photo photos photograph photographs pic pics picture pictures image images foto fotos bild bilds "
    "credit credits crédit crédits créditss фото фотоs",
    FIRST_RELATED: "related read also see more further lesen mehr à lire lee leia leggi lees czytaj читайте siehe "
    "voir ver véase vedi zie смотрите weitere aussi sur advertisement anzeige werbung publicité publicidad pubblicità "
    "реклама ad sponsored",
    FIRST_APPEAL: "all copyright c unterstütze unterstützen unterstütz support soutenez apoya",
}  # fmt: skip
_STEMS = {
    HAS_RANK: "regi insc memb mode admi vete newb regu dist rank benu реги",
    HAS_ANSWERS: "отве",
    HAS_VERB: "napi напи писа сказ отве",
    HAS_HEADS: "kome комм",
    HAS_COUNTS: "lese",
}


def cue_words() -> Iterator[tuple[int, str]]:
    """Yield each bit with each of its words."""
    for bit, words in _WORDS.items():
        for word in words.split():
            yield bit, word
    yield HAS_BUTTON, "k"
    for month in marks.MONTHS_BEGIN:
        if len(month) < 3:
            yield HAS_MONTH, month
    for word in _WORDS[FIRST_BUTTON].split():
        yield HAS_BUTTON, word
    for word in marks.HEADINGS:
        yield HAS_HEADS, word
    for kind, bit in (("comment_form", HAS_FORM), ("clutter", HAS_CLUTTER)):
        number = marks.KINDS.index(kind)
        for first, phrases in marks.phrases().items():
            if number in phrases.alone or any(number == of for rest in phrases.longer.values() for _, of in rest):
                yield bit, first
    for phrase in words_of("appeal"):
        yield FIRST_APPEAL, phrase


def cue_stems() -> Iterator[tuple[int, str]]:
    """Yield each bit with each of its stems."""
    for bit, stems in _STEMS.items():
        for stem in stems.split():
            yield bit, stem
    for word in _WORDS[HAS_VERB].split():
        if len(word) > len("sa"):
            yield HAS_VERB, word[:4]  # "gull_7 saidon May 4": what follows may be glued to it
    for stem in marks.MONTHS_BEGIN:
        yield HAS_MONTH, stem
