"""What a line's plain words make it, whatever stands around it: "Related:", "By NAME", "Advertisement"."""

from __future__ import annotations

import re

from onrecord.clean.language import function_words
from onrecord.clean.line_cue_kinds import (
    FIRST_APPEAL,
    FIRST_RELATED,
    HAS_CLUTTER,
    HAS_FOOT,
    HAS_FORM,
    HAS_OWNED,
    HAS_PICTURE,
)
from onrecord.clean.line_cues import cues_in
from onrecord.clean.marks import COMMENTS_BEGIN, KINDS, folded_words, marks_in, names_a_form
from onrecord.clean.units import Unit
from onrecord.clean.wording import any_in, any_of, words_of
from onrecord.model import Region

TITLE, BYLINE, _, BODY, CAPTION, COMMENT, RELATED, OTHER = Region  # asked of the class, each costs a call
SHORT = 200  # characters; what a longer line begins with commands nothing

# What no article's own sentence looks like, in the manner of small outlets and clippings. The labeller was trained on
# the pages of large ones and wavers here.
_RELATED_WORDS = (
    r"related(?: (?:stor(?:y|ies)|articles?|news|links?|coverage|topics?))?|read (?:more|also|next)|also "
    r"read|see also|more on this|"
    r"further reading|lesen sie auch|mehr zum thema|à lire aussi|lire aussi|lee también|leia também|leggi anche|lees "
    r"ook|czytaj także|"
    r"читайте также|siehe auch|voir aussi|ver también|véase también|vedi anche|zie ook|смотрите также|mehr dazu|"
    r"weitere artikel|aussi à lire|sur le même (?:sujet|thème)"
)
_RELATED = re.compile(
    rf"\W{{0,4}}(?:{_RELATED_WORDS})"
    r"(?:\s(?:auf|bei|on|at|from|in|sur|en|su|op|на)\s[\w.-]{2,30}$|\s?(?::|\||»|–|—|-\s|$))",
    re.I,
)
_AD_WORDS = "advertisement|anzeige|werbung|publicité|publicidad|pubblicità|реклама|ad|sponsored"
_AD = re.compile(rf"\W{{0,4}}(?:{_AD_WORDS})\W{{0,4}}", re.I)
_RIGHTS = re.compile(r"\W{0,4}(?:all rights reserved|copyright\b|©\s?(?:copyright|\d{4})|\(c\)\s?\d{4})", re.I)
# "Picture: Ann Example/Agency" closes a caption, in whatever region the picture stood.
_PICTURED = re.compile(
    r".{0,220}?\b(?:(?:[Pp]hoto(?:graph)?|[Pp]ic(?:ture)?|[Ii]mage|Foto|Bild|Credit|Crédits?|Фото)s?"
    r"(?:\s(?:by|credit|courtesy of))?\s?:|[Pp]hoto(?:graph)?\sby|PHOTO:|Photo\scourtesy\sof)"
    r"\s?[A-ZÀ-ÝА-Я©][^.!?]{2,50}"
)
# "Figure 4: …", and "… in his youth. | © Ann Example/Agency", in whatever region the picture stood.
_FIGURE = re.compile(r"(?:Abbildung|Abb\.|Figure|Fig\.|Рис\.|Figura)\s?\d{1,3}\s?[:.–-]\s?\S.{2,}")
_OWNED = re.compile(r".{10,}?\s[|(/–-]\s?©\s?[^.!?]{3,60}")
# What a paper asks of its readers between or below its paragraphs: "Support our work", "Support Veska Post!"
_APPEAL = re.compile(rf"\W{{0,4}}{any_of('appeal')}", re.I)
_APPEAL_FOR = re.compile(r"(?:Unterstützen? (?:Sie )?|Unterstütz |Support |Soutenez |Apoya )[A-ZÄÖÜ]\w{1,30}\W{0,2}")
_LETTER_FOOT = re.compile(
    r"\b(?:unsubscribe|abbestellen|abmelden|désabonner|désinscrire|darse de baja|cancelar suscripción|uitschrijven|"
    r"отписаться)\W{0,3}\Z",
    re.I,
)
_FOOT = 32  # characters: the longest of these words, and a mark before it
_BARE_ADDRESS = re.compile(r"\W{0,3}(?:https?://|www\.)\S{3,300}")
_BYLINE = re.compile(
    r"(?:By|BY|by)\s+[A-ZÀ-Ý][\w.'’-]*(?:\s[A-ZÀ-Ýa-zà-ÿ][\w.'’-]*){0,4}(?:\s?(?:,|\||–|—|-|/)\s?.{2,60})?"
)
_SIGNED = re.compile(r"/\s?[A-ZÀ-Ý][\w&.'’-]{1,20}(?:\s[A-ZÀ-Ý][\w&.'’-]{0,20}){0,3}")
_CRUMB_MARKS = (">", "»", "::", "›", "/")
_CRUMBS = re.compile(r"\s(?:>|»|::|›|/)\s")
_COUNTED = re.compile(r"\d{1,5} (?:comments?|replies|responses?)\s?(?:\||:|–|—|·|-)\s?\S.{10,}", re.I | re.S)
# A handle, not a name: it begins small, or holds a digit or an underscore.
_HANDLE_WROTE = re.compile(
    r"([a-z][\w.-]{2,29}|[A-Za-z][\w.-]{0,28}[\d_][\w.-]{0,20})\s(?:wrote|writes|said|says|commented|posted|replied)"
    r"(?:\s?:|\s(?:on|at)\b.{0,40}:)|([A-Za-z][\w.-]{0,28}[\d_][\w.-]{0,20})\s?:\s"
)


_WROTE = 100  # characters of a line in which such a beginning ends


def _alternatives(pattern: str) -> list[str]:
    """Return the alternatives of a pattern, without what they hold in brackets."""
    while "(" in pattern:
        pattern = re.sub(r"\([^()]*\)\??", "", pattern)
    return pattern.split("|")


def _begins(pattern: str) -> set[str]:
    """Return the first three letters of each alternative of a pattern, and of a shorter one all."""
    return {each[:3] for each in _alternatives(pattern)}


# In one of these manners begins every line of a region other than body, comment and title that is commanded and does
# not begin with a mark or a digit; or somebody's handle comes first.
_BEGINS = frozenset(_begins(f"{_RELATED_WORDS}|{_AD_WORDS}|by "))
# A page's lines are asked what commands them where one of these is the first word, or one of the others stands in them,
# or a sign that `looks.asked` names.
FIRST_WORDS = frozenset(
    [
        *(re.sub(r"\W.*", "", each, flags=re.S) for each in _alternatives(f"{_RELATED_WORDS}|{_AD_WORDS}")),
        *(folded_words(each)[0] for each in words_of("appeal")),
        *["by", "all", "copyright", "unterstütze", "unterstützen", "unterstütz", "support", "soutenez", "apoya"],
    ]
)
_PICTURES = ("photo", "photograph", "pic", "picture", "image", "foto", "bild", "credit", "crédit", "фото")
WORDS = frozenset(
    [
        *(f"{picture}{ending}" for picture in _PICTURES for ending in ("", "s", "ss")),
        *["unsubscribe", "abbestellen", "abmelden", "désabonner", "désinscrire", "baja", "suscripción", "uitschrijven"],
        "отписаться",
    ]
)
_AFTER_HANDLE = ("wrote", "writes", "said", "says", "commented", "posted", "replied", ":")


def _may_be_commanded(words: str, region: Region) -> bool:
    """Tell whether a line is worth asking more: most of a page's are furniture and begin like nothing we know."""
    if region in (BODY, COMMENT, TITLE) or not words[:1].isalpha():
        return True
    if words[:3].lower() in _BEGINS or words[:2].lower() == "ad":
        return True
    first, _, rest = words.partition(" ")
    return first.endswith(":") or rest.startswith(_AFTER_HANDLE)


def commanded(unit: Unit, region: Region, after_body_began: bool) -> Region | None:
    """Return what a line's plain words make it, whatever stands around it; None where they leave it open."""
    words, tag = unit.words, unit.tag
    if not _may_be_commanded(words, region):
        return None
    if not tag and region in (COMMENT, BODY) and _BARE_ADDRESS.fullmatch(words):
        return OTHER  # the list of links below a page that was printed as text
    if region is COMMENT:
        return OTHER if is_form(words) else None
    if not words:
        return None
    if after_body_began and ((words[0].isdecimal() and _COUNTED.match(words)) or _is_handle_and_words(words)):
        return COMMENT
    if len(words) > SHORT:
        return None
    cues = cues_in(words)
    if cues & FIRST_RELATED and _RELATED.match(words):
        return RELATED
    if words[0] == "/" and _SIGNED.fullmatch(words):
        return BYLINE
    if region is TITLE and any_in(_CRUMB_MARKS, words) and len(_CRUMBS.findall(words)) > 1:
        return OTHER
    if cues & FIRST_RELATED and _AD.fullmatch(words):
        return OTHER
    if region is BODY and (told := _amid_body(words, cues)):
        return told
    if region in (OTHER, BODY) and not tag and len(words) < 90 and _BYLINE.fullmatch(words):
        return BYLINE
    return None


def _amid_body(words: str, cues: int) -> Region | None:
    """Return what a line that was taken for body is by its words."""
    is_pictured = cues & HAS_PICTURE and (":" in words or "hoto" in words) and _PICTURED.fullmatch(words)
    if is_pictured or (words[0] in "AFР" and _FIGURE.match(words)) or (cues & HAS_OWNED and _OWNED.fullmatch(words)):
        return CAPTION
    if cues & HAS_FOOT and _LETTER_FOOT.search(words, max(len(words) - _FOOT, 0)):
        return OTHER
    if cues & (FIRST_APPEAL | HAS_OWNED) and (
        _RIGHTS.match(words) or _APPEAL.match(words) or _APPEAL_FOR.fullmatch(words)
    ):
        return OTHER
    if words[0].isdigit() and COMMENTS_BEGIN.fullmatch(words):
        return OTHER  # 11 responses to “…”
    return OTHER if cues & HAS_CLUTTER and _is_clutter(words) else None


def _is_clutter(words: str) -> bool:
    """Tell whether a line is a row of buttons: "Share this article: Facebook Twitter Email"."""
    if words.endswith((".", "!", "?", "”", '"')) or words.count(" ") > 12:
        return False
    return marks_in(folded_words(words)).counts[KINDS.index("clutter")] > 2


def is_form(words: str) -> bool:
    """Tell whether a line is of the form below a thread: "Leave a reply", "You are commenting using your account"."""
    return 0 < len(words) < SHORT and (cues_in(words) & HAS_FORM) != 0 and names_a_form(words)


def _is_handle_and_words(words: str) -> bool:
    if ":" not in words[:_WROTE]:
        return False
    found = _HANDLE_WROTE.match(words)
    return found is not None and (found.group(1) or found.group(2)).lower() not in function_words()
