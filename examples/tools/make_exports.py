"""Writes ``exports/``: invented articles in the frames of Nexis and Factiva, and ``gold.json``, what is in each.

    python examples/tools/make_exports.py

The frames are made after the formats' public descriptions; no service ever gave these files out.
"""

from __future__ import annotations

import html
import io
import json
import textwrap
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent / "exports"


@dataclass(frozen=True)
class Report:
    """One invented article."""

    title: str
    outlet: str
    town: str
    date: str  # as the service writes it
    published: str  # ISO
    byline: tuple[str, ...]
    section: str
    page: str
    body: tuple[str, ...]
    language: str
    accession: str
    code: str
    publisher: str

    @property
    def words(self) -> int:
        return sum(len(each.split()) for each in (self.title, *self.body))


TIDE = Report(
    "Strait pilots go back to work after nine days",
    "The Kelmar Tide",
    "Melisk",
    "March 22, 2019 Friday",
    "2019-03-22",
    ("Ragna Holt",),
    "NEWS",
    "3",
    (
        "Pilots in the Kelmar Strait returned to their boats on Friday morning, ending a strike that had held 41 ships "
        "at anchor. The harbour office said the first tanker moved at six.",
        "“We asked for a second man in every boat, and we have his name in the contract,” said Isko Varn, who spoke "
        "for the crews. Length: that was never the question, he added, when asked how long talks had taken.",
        "The transport ministry put the cost of the strike at eleven million crowns. It did not say who would pay.",
    ),
    "English",
    "KELMTIDE20190322ef3m00002",
    "KELTID",
    "Kelmar Tide Newspapers Ltd",
)
COURIER = Report(
    "Forty lamps, one lighthouse; Varsk council votes on the old tower",
    "The Varsk Courier",
    "Varsk",
    "April 9, 2019 Tuesday",
    "2019-04-09",
    ("Pia Lunde", "Tomas Brekk"),
    "CITY",
    "B1",
    (
        "The council voted 14 to 9 to keep the lamps of the old lighthouse burning until the new buoys are anchored.",
        "Document after document had been filed since January, the mayor, Hanna Sorrel, told the chamber. “Nobody ever "
        "ran aground on paper,” she said.",
        "A second reading is due in May.",
    ),
    "English",
    "VARSKCOU20190409ef490000b",
    "VARCOU",
    "Courier Press",
)
MERIDIAN = Report(
    "Inspectors could be of use, deputy minister says",
    "Meridian Wire",
    "Melisk",
    "April 10, 2019 Wednesday",
    "2019-04-10",
    (),
    "WORLD",
    "7",
    (
        "MELISK - Foreign inspectors “could be of use” in the strait, Deputy Transport Minister Petra Solvane said on "
        "Tuesday, three days after a pilot drowned.",
        "Her ministry had ruled out any visit in January. A government spokesman declined to say whether the cabinet "
        "had changed its mind.",
    ),
    "English",
    "MERIDWIR20190410ef4a00031",
    "MERWIR",
    "Meridian Wire Agency Inc",
)
FERRY = Report(
    "Ferry crews count the votes",
    "The Kelmar Tide",
    "Melisk",
    "March 23, 2019 Saturday",
    "2019-03-23",
    ("Ragna Holt",),
    "NEWS",
    "5",
    (
        "Crews of the Blue Pennant Line finished voting on Saturday. The union will not say how until Monday.",
        "Simon Achterly, who speaks for the line, said ferries would sail on Sunday whatever the count.",
    ),
    "English",
    "KELMTIDE20190323ef3n00001",
    "KELTID",
    "Kelmar Tide Newspapers Ltd",
)
BOTE = Report(
    "Der Leuchtturm bleibt an",
    "Hallener Bote",
    "Hallen",
    "9. April 2019",
    "2019-04-09",
    ("Jutta Kressmann",),
    "POLITIK",
    "2",
    (
        "Der Stadtrat von Varsk hat am Dienstag beschlossen, den alten Leuchtturm weiter zu betreiben. Die neuen Bojen "
        "werden erst im Sommer verankert.",
        "„Auf dem Papier ist noch keiner gestrandet“, sagte Bürgermeisterin Hanna Sorrel. Die Kosten trägt der Hafen.",
    ),
    "Deutsch",
    "HALLBOTE20190409ef490001c",
    "HALBOT",
    "Hallener Verlag GmbH",
)
FAEHRE = Report(
    "Fähren fahren am Sonntag",
    "Hallener Bote",
    "Hallen",
    "23. März 2019",
    "2019-03-23",
    ("Jutta Kressmann",),
    "WIRTSCHAFT",
    "8",
    (
        "Die Reederei will am Sonntag fahren, gleich wie die Besatzungen abstimmen. Das sagte ein Sprecher am Samstag.",
        "Das Ergebnis der Abstimmung wird am Montag bekannt gegeben.",
    ),
    "Deutsch",
    "HALLBOTE20190323ef3n0000a",
    "HALBOT",
    "Hallener Verlag GmbH",
)
PHARE = Report(
    "Le vieux phare reste allumé",
    "L’Écho de Varsk",
    "Varsk",
    "9 avril 2019",
    "2019-04-09",
    ("Odile Marchais",),
    "Ville",
    "4",
    (
        "Le conseil a voté mardi pour garder les lampes du vieux phare jusqu’à la pose des nouvelles bouées.",
        "« Personne ne s’est jamais échoué sur du papier », a dit la maire, Hanna Sorrel, devant le conseil.",
    ),
    "Français",
    "ECHOVARS20190409ef490002d",
    "ECHVAR",
    "Éditions de la Rade S.A.",
)
FERRIES = Report(
    "Les ferries partiront dimanche",
    "L’Écho de Varsk",
    "Varsk",
    "23 mars 2019",
    "2019-03-23",
    (),
    "Économie",
    "9",
    (
        "La compagnie assure que les ferries partiront dimanche, quel que soit le vote des équipages.",
        "Le résultat sera connu lundi.",
    ),
    "Français",
    "ECHOVARS20190323ef3n0000e",
    "ECHVAR",
    "Éditions de la Rade S.A.",
)
ENGLISH = (TIDE, COURIER, MERIDIAN, FERRY)


@dataclass(frozen=True)
class Labels:
    """What one interface calls things."""

    counter: str
    section: str
    length: str
    words: str
    author: str
    loaded: str
    language: str
    kind: str
    rights: str
    document: str


EN = Labels("{} of {} DOCUMENTS", "SECTION", "LENGTH", "words", "BYLINE", "LOAD-DATE", "LANGUAGE", "PUBLICATION-TYPE",
            "All Rights Reserved", "Document")  # fmt: skip
DE = Labels("Dokument {} von {}", "RUBRIK", "LÄNGE", "Wörter", "AUTOR", "UPDATE", "SPRACHE", "PUBLICATION-TYPE",
            "Alle Rechte vorbehalten", "Dokument")  # fmt: skip
FR = Labels("Document {} de {}", "RUBRIQUE", "LONGUEUR", "mots", "AUTEUR", "DATE-CHARGEMENT", "LANGUE",
            "TYPE-PUBLICATION", "Tous droits réservés", "Document")  # fmt: skip


# --- Nexis, older: text and HTML -----------------------------------------------------------------


def nexis_text(reports: Sequence[Report], labels: Labels) -> str:
    """Return an export of the older kind: centred heads, lines wrapped at 80 columns."""
    lines = ["", "Download Request: Selected Items: 1-4", "Time Of Request: Monday, May 6, 2019  10:12:40", "",
             "Terms: (strait and pilot)", "", ""]  # fmt: skip
    for number, each in enumerate(reports, start=1):
        lines += [labels.counter.format(number, len(reports)).center(78).rstrip(), "", ""]
        lines += [f"{each.outlet} ({each.town})".center(78).rstrip(), "", each.date.center(78).rstrip(), ""]
        lines += [*textwrap.wrap(each.title, 60), ""]
        if each.byline:
            lines += [f"{labels.author}: {'; '.join(each.byline)}", ""]
        lines += [
            f"{labels.section}: {each.section}; Pg. {each.page}",
            "",
            f"{labels.length}: {each.words} {labels.words}",
            "",
        ]
        for paragraph in each.body:
            lines += [*textwrap.wrap(paragraph, 79), ""]
        lines += ["GRAPHIC: A boat in harbour. Picture: K. Amsel", ""] if each is TIDE else []
        lines += [f"{labels.loaded}: {each.date}", "", f"{labels.language}: {each.language.upper()}", "",
                  f"{labels.kind}: Newspaper", "", ""]  # fmt: skip
        lines += [f"Copyright 2019 {each.publisher}".center(78).rstrip(), labels.rights.center(78).rstrip(), ""]
    return "\r\n".join(lines)


def nexis_html(reports: Sequence[Report], labels: Labels) -> str:
    """Return an export of the older kind as HTML."""
    made = ["<HTML>\n<HEAD>\n<STYLE TYPE=\"text/css\"><!--\n.c0 { text-align: center; }\n--></STYLE>\n"
            "<TITLE>&nbsp;</TITLE>"
            '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8"></HEAD>\n<BODY>\n']  # fmt: skip
    for number, each in enumerate(reports, start=1):
        made.append(
            f'<A NAME="DOC_ID_0_{number - 1}"></A><!-- Hide XML section from browser\n'
            f"<DOC NUMBER={number}>\n<DOCFULL> -->\n"
        )
        made.append(_div("c0", labels.counter.format(number, len(reports))))
        made += [_div("c3", f"{each.outlet} ({each.town})"), _div("c3", each.date)]
        made.append(_div("c5", each.title))
        if each.byline:
            made.append(_div("c5", "; ".join(each.byline), f"{labels.author}: "))
        made.append(_div("c5", f"{each.section}; Pg. {each.page}", f"{labels.section}: "))
        made.append(_div("c5", f"{each.words} {labels.words}", f"{labels.length}: "))
        paragraphs = "\n".join(f'<P CLASS="c9"><SPAN CLASS="c2">{html.escape(p)}</SPAN></P>' for p in each.body)
        made.append(f'<BR><DIV CLASS="c5">{paragraphs}\n<P CLASS="c9"></P>\n</DIV>\n')
        made += [_div("c5", each.date, f"{labels.loaded}: "), _div("c5", each.language.upper(), f"{labels.language}: ")]
        made.append(_div("c0", f"Copyright 2019 {each.publisher}<BR>{labels.rights}"))
        made.append("<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n")
    return "".join(made) + "</BODY></HTML>\n"


def _div(kind: str, words: str, label: str = "") -> str:
    shown = html.escape(words).replace("&lt;BR&gt;", "<BR>")
    front = f'<SPAN CLASS="c8">{label}</SPAN>' if label else ""
    return f'<BR><DIV CLASS="{kind}"><P CLASS="c6">{front}<SPAN CLASS="c2">{shown}</SPAN></P>\n</DIV>\n'


# --- Nexis Uni: paragraphs of RTF and DOCX -------------------------------------------------------


def nexis_uni(reports: Sequence[Report]) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs of a newer export, each with whether it is bold: the cover, then article after article."""
    yield "Date and Time: Monday, May 6, 2019 10:12:00 AM CEST", False
    yield "Job Number: 90125511", False
    yield f"Documents ({len(reports)})", True
    for number, each in enumerate(reports, start=1):
        yield f"{number}. {each.title}", False
        yield "Client/Matter: -None-", False
        yield "Search Terms: strait and pilot", False
        yield "Search Type: Terms and Connectors", False
        yield "Narrowed by:", False
        yield "Content Type", True
        yield "News", False
    for each in reports:
        yield from _uni_article(each)


def _uni_article(each: Report) -> Iterator[tuple[str, bool]]:
    yield each.title, True
    yield f"{each.outlet} ({each.town})", False
    yield each.date, False
    yield "", False
    yield f"Copyright 2019 {each.publisher} All Rights Reserved", False
    yield f"Section:\u00a0{each.section}; Pg. {each.page}", False
    yield f"Length:\u00a0{each.words} words", False
    if each.byline:
        yield f"Byline:\u00a0{'; '.join(each.byline)}", False
    yield "Body", True
    yield "", False
    for paragraph in each.body:
        yield paragraph, False
    if each is TIDE:
        yield "Graphic", True
        yield "A boat in harbour. Picture: K. Amsel", False
    yield "Classification", True
    yield f"Language:\u00a0{each.language.upper()}", False
    yield "Publication-Type:\u00a0Newspaper", False
    yield "Subject:\u00a0SHIPPING (92%); STRIKES (90%)", False
    yield f"Load-Date:\u00a0{each.date}", False
    yield "", False
    yield "End of Document", True


def rtf(paragraphs: Iterator[tuple[str, bool]]) -> bytes:
    """Return an RTF file of these paragraphs."""
    made = [r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}{\colortbl;\red0\green0\blue0;}"
            r"{\info{\title Delivery}}{\*\generator made by hand;}{\header\pard Page \chpgn\par}" "\n"]  # fmt: skip
    for words, is_bold in paragraphs:
        shown = "".join(_rtf_character(each) for each in words)
        made.append(
            rf"\pard\plain\f0\fs20 {{\b {shown}}}\par" "\n" if is_bold else rf"\pard\plain\f0\fs20 {shown}\par" "\n"
        )
    return ("".join(made) + "}").encode("ascii")


def _rtf_character(each: str) -> str:
    if each in "\\{}":
        return "\\" + each
    if ord(each) < 128:
        return each
    try:
        return "".join(f"\\'{code:02x}" for code in each.encode("cp1252"))
    except UnicodeEncodeError:
        unit = ord(each)
        return f"\\u{unit if unit < 32768 else unit - 65536}?"


def docx(paragraphs: Iterator[tuple[str, bool]]) -> bytes:
    """Return a DOCX file of these paragraphs; always the same bytes."""
    body = "".join(
        f"<w:p><w:r><w:rPr>{'<w:b/>' if is_bold else ''}</w:rPr>"
        f'<w:t xml:space="preserve">{html.escape(words)}</w:t></w:r></w:p>'
        for words, is_bold in paragraphs
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    members = {
        "[Content_Types].xml": head + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="word/document.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        "word/document.xml": head + '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>",
    }  # fmt: skip
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, words in members.items():
            packed.writestr(zipfile.ZipInfo(name, (2019, 5, 6, 10, 12, 0)), words)
    return made.getvalue()


# --- Factiva -------------------------------------------------------------------------------------


def factiva_date(each: Report) -> str:
    """Return the date as Factiva writes it: 22 March 2019."""
    if each.language != "English":
        return each.date
    month, day, year, _ = each.date.replace(",", "").split()
    return f"{day} {month} {year}"


def factiva(reports: Sequence[Report], labels: Labels) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs of the article format."""
    yield "Factiva", True
    for each in reports:
        yield each.section.title(), False
        yield each.title, True
        if each.byline:
            yield "By " + " and ".join(each.byline) if labels is EN else ", ".join(each.byline), False
        yield f"{each.words:,} {labels.words}", False
        yield factiva_date(each), False
        yield each.outlet, False
        yield each.code, False
        yield each.page, False
        yield each.language, False
        yield f"© 2019 {each.publisher}. {labels.rights}.", False
        yield "", False
        for paragraph in each.body:
            yield paragraph, False
            yield "", False
        yield each.publisher, False
        yield f"{labels.document} {each.accession}", False
        yield "", False
    yield "Search Summary", True
    yield "Text", False
    yield "strait and pilot", False
    yield "© 2019 Factiva, Inc. All rights reserved.", False


def fields(each: Report, labels: Labels) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the fields of the format with codes."""
    yield "SE", (each.section.title(),)
    yield "HD", (each.title,)
    if each.byline:
        yield "BY", (", ".join(each.byline),)
    yield "WC", (f"{each.words} {labels.words}",)
    yield "PD", (factiva_date(each),)
    yield "SN", (each.outlet,)
    yield "SC", (each.code,)
    yield "PG", (each.page,)
    yield "LA", (each.language,)
    yield "CY", (f"© 2019 {each.publisher}. {labels.rights}.",)
    yield "LP", each.body[:1]
    if each.body[1:]:
        yield "TD", each.body[1:]
    yield "NS", ("gstrik : Labor Disputes | gcat : Political/General News",)
    yield "PUB", (each.publisher,)
    yield "AN", (f"{labels.document} {each.accession}",)


def coded_text(reports: Sequence[Report], labels: Labels) -> str:
    """Return the format with codes as text."""
    lines: list[str] = []
    for each in reports:
        for code, (first, *more) in fields(each, labels):
            lines += [f"{code}  {first}", *(line for words in more for line in ("", words))]
        lines += ["", ""]
    return "\n".join(lines) + "Search Summary\nText  strait and pilot\n"


def factiva_html(reports: Sequence[Report], labels: Labels) -> str:
    """Return the format with codes as HTML."""
    made = ['<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/>'
            "<title>Factiva</title>"
            "<style>td{margin:0}</style></head><body><h1>Factiva</h1><span>Dow Jones</span>"]  # fmt: skip
    for each in reports:
        made.append('<div class="article enArticle"><table>')
        for code, values in fields(each, labels):
            kind = ' class="articleParagraph enarticleParagraph"' if code in ("LP", "TD") else ""
            shown = "".join(f"<p{kind}>{html.escape(value)}</p>" for value in values)
            made.append(f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{shown}</td></tr>')
        made.append("</table><br/></div>")
    return "".join(made) + '<span class="copyright">&copy; 2019 Factiva, Inc.</span></body></html>\n'


def plain(paragraphs: Iterator[tuple[str, bool]]) -> str:
    """Return paragraphs as text, one a line."""
    return "\n".join(words for words, _ in paragraphs) + "\n"


# --- all -----------------------------------------------------------------------------------------


def gold(reports: Sequence[Report]) -> list[dict[str, object]]:
    """Return what a reader finds in an export of these."""
    return [
        {"title": each.title, "outlet": each.outlet, "published": each.published, "byline": list(each.byline),
         "words": str(each.words), "body": list(each.body)}
        for each in reports
    ]  # fmt: skip


def files() -> dict[str, tuple[Callable[[], bytes], Sequence[Report]]]:
    """Return how each file is made, and what is in it."""
    german, french = (BOTE, FAEHRE), (PHARE, FERRIES)
    twice = (*ENGLISH, replace(TIDE))  # exports often hold an article twice
    return {
        "nexis.txt": (lambda: nexis_text(ENGLISH, EN).encode(), ENGLISH),
        "nexis-german.txt": (lambda: nexis_text(german, DE).encode("cp1252"), german),
        "nexis.html": (lambda: nexis_html(ENGLISH, EN).encode(), ENGLISH),
        "nexis.rtf": (lambda: rtf(nexis_uni(ENGLISH)), ENGLISH),
        "nexis.docx": (lambda: docx(nexis_uni(ENGLISH)), ENGLISH),
        "factiva.txt": (lambda: plain(factiva(twice, EN)).encode(), twice),
        "factiva.rtf": (lambda: rtf(factiva(ENGLISH, EN)), ENGLISH),
        "factiva.html": (lambda: factiva_html(ENGLISH, EN).encode(), ENGLISH),
        "factiva-french-codes.txt": (lambda: coded_text(french, FR).encode(), french),
        "factiva-german.rtf": (lambda: rtf(factiva(german, DE)), german),
        "nexis-french.html": (lambda: nexis_html(french, FR).encode(), french),
    }


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    for name, (make, _) in files().items():
        (HERE / name).write_bytes(make())
    told = {name: gold(reports) for name, (_, reports) in files().items()}
    (HERE / "gold.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
