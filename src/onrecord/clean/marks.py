"""What a line's own words show: a date, a byline, a heading of comments, a share button. Each is a hint, none is proof."""

from __future__ import annotations

import re

_MONTH = (
    r"jan(?:uary|uar|vier|eiro)?|feb(?:ruary|ruar|brero|rero|braio)?|f[ée]v(?:rier|ereiro)?|mar(?:ch|s|zo|ço)?|m[äa]rz|"
    r"apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|may|mai|mayo|maggio|maio|mei|jun[ei]?|juin|junio|junho|giugno|jul[iy]?|juillet|"
    r"julio|julho|luglio|aug(?:ust|ustus)?|ao[ûu]t|ago(?:sto)?|sep(?:t|tember|tembre|tiembre)?|set(?:tembre|embro)?|"
    r"okt(?:ober)?|o[ck]t(?:ober|obre|ubre)?|out(?:ubro)?|ott(?:obre)?|nov(?:ember|embre|iembre|embro)?|"
    r"de[czs](?:ember|embre|iembre|embro)?|d[ée]c(?:embre)?|dic(?:iembre|embre)?|"
    r"янв\w*|фев\w*|мар\w*|апр\w*|ма[йя]|июн\w*|июл\w*|авг\w*|сен\w*|окт\w*|ноя\w*|дек\w*|stycznia|lutego|marca|kwietnia|"
    r"maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
)
DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.|er)?,?\s+(?:de\s+|of\s+)?(?:{_MONTH})\b\.?|\b(?:{_MONTH})\b\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b|"
    rf"\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)?\d\d\b|\b(?:19|20)\d\d[./-]\d{{1,2}}[./-]\d{{1,2}}\b|\b(?:{_MONTH})\b\.?,?\s+(?:19|20)\d\d\b|"
    r"(?:19|20)\d\d\s?年|\b\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{2,4}\b",
    re.I,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?::\d\d)?\b\s*(?:[ap]\.?m\b|uhr\b|gmt|utc|est\b|edt\b|cet\b|ist\b)?", re.I)
AGO = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|few)\s+(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s?\s+ago\b|\b\d{1,3}\s?(?:h|hrs?|d|min|mo|yr?)\s+ago\b|"
    r"\bvor \w{1,9} (?:Minute|Stunde|Tag|Woche|Monat|Jahr)|\bil y a \d|\bhace \d",
    re.I,
)
BY = re.compile(
    r"(?:\W{0,3}(?:written |posted |published |reported |story |words |text |report |article |edited |submitted )?by|von|par|por|di|da|door|av|af|от|автор|autor(?:in)?|author|"
    r"auteur|autore|texte?|текст|przez|reporter|correspondent)\b\s*:?\s*\W{0,2}[A-ZÀ-ÝА-Я@]",
)
BY_ANYWHERE = re.compile(
    r"\b(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i)\s*:?\s[A-ZÀ-ÝА-Я][\w.'’-]+(?:\s[A-ZÀ-ÝА-Я][\w.'’-]+){1,3}"
)
NAME = re.compile(r"[A-ZÀ-Ý][\w.'’-]{0,20}(?:\s(?:[A-ZÀ-Ý][\w.'’-]{0,20}|van|von|de|da|del|bin|al|der|el|la|le)){1,4}")
CREDIT = re.compile(
    r"©|\(c\)|\b(?:photo(?:graph)?s?|image|picture|credit|foto|bild|getty|afp|reuters|epa|ap photo|file photo|archiv\w*|quelle|"
    r"crédit|shutterstock|istock|pixabay|unsplash|dpa|wikimedia|courtesy|handout|screenshot|screengrab|illustration|alamy|фото)\b",
    re.I,
)
COMMENTS_BEGIN = re.compile(
    r"\W{0,4}(?:(?:\d{1,5}|no|one|all|view|show|read|reader|readers|latest|recent|the|your|show all|view all)\W{1,3}){0,3}"
    r"(?:(?:new |user |reader |readers' |facebook )?(?:comments?|repl(?:y|ies)|responses?|reactions?|thoughts? on\b.{0,200}|kommentare?|"
    r"commentaires?|comentarios?|comentários?|commenti|reacties|komentarze|комментари\w*|discussion|conversation|meinungen|"
    r"responses? to\b.{0,200}|comments? on\b.{0,200}|kommentare? zu\b.{0,200}))\b\W{0,4}(?:\(?\d{1,5}\)?)?(?:\s?posted\)?)?\W{0,6}",
    re.I,
)
COMMENT_FORM = re.compile(
    r"\b(?:leave a (?:reply|comment)|post (?:a |your )?(?:comment|reply)|add (?:a |your |new )?comment|write a comment|join the (?:conversation|discussion)|log ?in to (?:post|leave|reply|comment)|sign in to (?:comment|reply)|(?:log in or register|you must (?:log|be)\b.{0,30}) to (?:reply|post|comment)|"
    r"have your say|kommentar (?:schreiben|verfassen|hinterlassen|abgeben)|schreiben? sie einen kommentar|laisser un commentaire|"
    r"deja un(?:a respuesta| comentario)|lascia un commento|your email address will not be published|"
    r"subscribe to comments|comments? (?:are|is) closed|comment policy|community (?:guidelines|standards)|akismet|be the first to comment|show (?:new|more|all) comments|load more comments|terms of use for comments|comments feed)\b",
    re.I,
)
COMMENT_META = re.compile(
    r"\b(?:reply|replies|in reply to|report abuse|report (?:this )?comment|recommend(?:ed)? \d|likes?\b.{0,20}\breply|upvotes?|up ?vote|down ?vote|antworten|répondre|responder|"
    r"rispondi|flag(?:ged)?|permalink|click to expand|(?:said|wrote|says|writes|schrieb|a écrit|dijo)\s?:|comment by|posted by .{1,40}\b(?:on|at)\b|"
    r"join(?:ed| date)\b|member since|registered\b|messages?:\s?[\d,.]+|posts?:\s?[\d,.]+|senior member|full member|moderator|"
    r"registered user|elite member|new member|junior member|veteran|newbie|show comment|hide comment|said on\b|wrote on\b|points?\b.{0,12}ago|karma|avatar|guest)\b|^#\d{1,5}\b",
    re.I,
)
RELATED = re.compile(
    r"\W{0,4}(?:related\b|more (?:from|on|stories|news|in|like|about)\b|most (?:read|popular|viewed|shared|commented|recent)\b|read (?:more|next|also|on)\b|"
    r"also read\b|see also\b|you (?:may|might|could) (?:also )?(?:like|enjoy|be interested)|recommended\b|popular\b|trending\b|latest (?:news|stories|from|posts|articles|threads|headlines|videos)\b|"
    r"recent (?:posts|articles|news|stories)|similar (?:threads|posts|articles|stories|topics)|new threads|top stories|what to read next|up next|don'?t miss|in (?:other|case you missed)|further reading|"
    r"previous(?: (?:post|article|story))?\b|next(?: (?:post|article|story))?\b|around the web|from (?:the web|our partners|around)|editor'?s'? (?:picks?|choice)|must[- ](?:read|see|watch)|sponsored|promoted|watch\s?:|read\s?:|"
    r"mehr (?:zum|aus|von|zu|über)\b|das könnte|auch interessant|meistgelesen|lesen sie (?:auch|mehr)|weitere?\b|ähnliche|verwandte|mehr (?:news|artikel)|zum thema|"
    r"à lire\b|lire aussi|sur le même|les plus lus|articles? (?:liés|similaires|récents|connexes)|voir aussi|"
    r"relacionad[oa]s?|te puede interesar|lee también|más (?:leídas|noticias|sobre|de|en)\b|le[ie]a (?:também|más|mais)|mais (?:lidas|sobre)|"
    r"leggi anche|correlati|potrebbe interessarti|articoli\b|lees ook|meer over|zobacz (?:także|też)|czytaj (?:także|też|więcej)|читайте|ещё|похожие)",
    re.I,
)
CLUTTER = re.compile(
    r"\b(?:share|shares|tweet|facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|e-?mail|print|copy link|sign (?:in|up)|log ?in|log ?out|subscribe|subscription|"
    r"newsletters?|cookies?|advertis\w{1,8}|sponsor\w{0,8}|privacy|terms of|all rights reserved|copyright|menu|search|skip to|password|captcha|not a robot|follow us|"
    r"contact us|about us|powered by|home ?page|toggle|download|rate this|text size|font size|get short url|short url|save|bookmark|donate|support us|free trial|click here|"
    r"read more|continue reading|learn more|listen (?:to|live)|watch (?:live|now)|play|video|gallery|slideshow|next|previous|back to top|javascript|browser|app store|google play|tags?|"
    r"categor(?:y|ies)|filed under|posted in|tagged|topics?|breaking news|live|weather|horoscopes?|site ?map|impressum|datenschutz\w{0,10}|anzeige|werbung|abonnieren|anmelden|teilen|drucken|startseite|"
    r"mentions légales|partager|s'abonner|publicité|accueil|imprimer|compartir|suscr\w{1,10}|publicidad|inicio|aviso legal|condividi|iscriviti|pubblicità|implied|disclaimer|"
    r"unsubscribe|join (?:us|now|our)|become a|register|account|settings|profile|language|edition|shop|store|cart|jobs|faq|help|feedback|report (?:a|an) (?:error|typo)|republish\w{0,4}|"
    r"min(?:ute)?s? read|reading time|views?|updated|published|posted|last modified|aktualisiert|veröffentlicht|publié|mis à jour|publicado|actualizado|pubblicato|"
    r"опубликовано|подпис\w{1,8}|реклама|поделиться|войти|поиск)\b",
    re.I,
)
LEGAL = re.compile(
    r"©|\ball rights reserved\b|\bcopyright\b|\bterms (?:of|and)\b|\bprivacy\b|\bcookies?\b|\bmay not be (?:reproduced|published)\b|\brights reserved\b|\bimpressum\b",
    re.I,
)
REPOST = re.compile(
    r"\b(?:re-?posted|re-?published|reprinted|originally (?:published|appeared|posted)|first (?:published|appeared)|source\s?:|via\s?:|posted (?:on|by|in)|syndicated|quelle\s?:|"
    r"republish\w*|reproduced)\b",
    re.I,
)
END = re.compile(r"[.!?…。]['\"”’»)\]]{0,2}$|[:;,]$|['\"”»]$")
QUOTES = re.compile(r"[\"“”„«»]")
EMAIL_OR_HANDLE = re.compile(r"[\w.+-]{1,40}@[\w-]{1,40}\.\w|(?:^|\s)@\w{2,30}|https?://|www\.", re.I)
BIO = re.compile(
    r"\b(?:is an? (?:\w+[ -]){0,5}(?:reporter|journalist|writer|editor|correspondent|author|columnist|contributor|professor|fellow|producer|freelance\w*|blogger|analyst)|"
    r"(?:reporting|additional reporting|editing|writing|compiled|contributed|report(?:ed)?) by|follow (?:him|her|them|me)|contributed to this|can be reached|contact the (?:author|writer|reporter)|"
    r"ist (?:Redakteur|Journalist|Autor|freie)\w*|about the authors?|über den autor|all posts by|more (?:posts )?by|view all posts)\b",
    re.I,
)
AD_IN_BODY = re.compile(
    r"\W{0,6}(?:advertisements?|ad|ads|anzeige|werbung|publicité|publicidad|sponsored(?: content)?|story continues below.{0,30}|article continues (?:below|after).{0,40}|continue reading below|"
    r"scroll to continue|read more here|watch the video.{0,60}|sign up (?:for|to) .{0,150}|promoted|loading\W{0,4}|read more|реклама)\W{0,6}",
    re.I,
)
