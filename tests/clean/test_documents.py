"""Word, OpenDocument and Rich Text files of one article."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.flatten import pages
from onrecord.model import Block, Declared, Page, Payload, Problem
from onrecord.pipeline import Nouns, run_capture

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
RTF = "application/rtf"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{}</dc:title><dc:creator>{}</dc:creator></cp:coreProperties>"
)


def read(data: bytes, media_type: str) -> Nouns:
    return run_capture((pages,), Payload("c", "report", "", media_type, "2020-01-01T00:00:00Z", data))


def blocks(nouns: Nouns) -> list[tuple[str, str]]:
    return [(each.tag, each.span.of(nouns[Page][0].text)) for each in nouns[Block]]


def packed(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in files.items():
            zipped.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def docx(body: str, **files: str) -> bytes:
    return packed(**{"word__document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>", **files})


def p(words: str, style: str = "", *, bold: bool = False) -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t>{words}</w:t></w:r></w:p>"


def test_paragraph_styles_become_tags_by_their_english_names() -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="Beschriftung"><w:name w:val="caption"/></w:style></w:styles>'
    )
    body = (
        p("Fähre steht still", "Titel") + p("Keine Crew", "berschrift2") + p("Der Hafen", "Beschriftung") + p("Ende.")
    )
    assert blocks(read(docx(body, **{"word__styles.xml": styles}), DOCX)) == [
        ("h1", "Fähre steht still"),
        ("h2", "Keine Crew"),
        ("figcaption", "Der Hafen"),
        ("p", "Ende."),
    ]


def test_without_styles_the_first_bold_line_is_the_headline() -> None:
    body = p("Norvik, 3 May 2020") + p("Ferry stops sailing", bold=True) + p("It stopped.") + p("Contact", bold=True)
    assert [tag for tag, _ in blocks(read(docx(body), DOCX))] == ["p", "h1", "p", "h3"]


def test_heads_and_feet_of_pages_are_blocks_with_hints_and_links_are_counted() -> None:
    link = "<w:p><w:hyperlink><w:r><w:t>Read more</w:t></w:r></w:hyperlink></w:p>"
    head = f"<w:hdr {W}>{p('Norvik Harbour Board')}</w:hdr>"
    nouns = read(docx(p("It stopped.") + link, **{"word__header1.xml": head}), DOCX)
    assert [each.span.of(nouns[Page][0].text) for each in nouns[Block]] == [
        "Norvik Harbour Board",
        "It stopped.",
        "Read more",
    ]
    assert "header" in nouns[Block][0].hints
    assert [each.link_share for each in nouns[Block]] == [0, 0, 1]


@pytest.mark.parametrize(
    ("title", "creator", "declared"),
    [
        ("Ferry stops", "Ann Example", {("title", "Ferry stops"), ("author", "Ann Example")}),
        ("Microsoft Word - release_final.doc", "Office PC 4", set()),
        ("release 3.docx", "", set()),
    ],
)
def test_properties_are_believed_only_where_the_text_bears_them_out(
    title: str, creator: str, declared: set[tuple[str, str]]
) -> None:
    body = p("Ferry stops") + p("By Ann Example")
    nouns = read(docx(body, **{"docProps__core.xml": CORE.format(title, creator)}), DOCX)
    assert {(each.name, each.value) for each in nouns[Declared]} == declared


def test_an_opendocument_text_gives_its_paragraphs() -> None:
    content = (
        '<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f" xmlns:table="tb">'
        '<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/>'
        '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>'
        "</office:automatic-styles><office:body><office:text>"
        '<text:p text:style-name="P1">Ferry stops</text:p><text:h text:outline-level="2">No crew</text:h>'
        "<text:p>It<text:s/>stopped<office:annotation><text:p>Check!</text:p></office:annotation>.</text:p>"
        '<text:p><text:span text:style-name="T1">Contact</text:span></text:p>'
        "<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>"
        "</office:text></office:body></office:document-content>"
    )
    assert blocks(read(packed(**{"content.xml": content}), ODT)) == [
        ("h1", "Ferry stops"),
        ("h2", "No crew"),
        ("p", "It stopped."),
        ("h3", "Contact"),
        ("li", "One"),
    ]


def test_a_rich_text_file_gives_its_paragraphs() -> None:
    rtf = rb"{\rtf1\ansi\ansicpg1252 {\b Ferry stops}\par It \'93stopped\'94, he said.\par}"
    assert blocks(read(rtf, RTF)) == [("h1", "Ferry stops"), ("p", "It “stopped”, he said.")]


@pytest.mark.parametrize(
    ("data", "media_type", "why"),
    [
        (docx("")[:80], DOCX, "unpacked"),
        (packed(**{"x.txt": "x"}), DOCX, "no Word document"),
        (docx("<w:p>"), DOCX, "damaged"),
        (packed(**{"word__document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), DOCX, "document type"),
        (docx(""), DOCX, "without text"),
        (docx("<w:p/>" * 1_000_000), DOCX, "zip bomb"),
        (packed(**{"content.xml": "<a>" * 600}), ODT, "nested"),
    ],
    # A zip holds the time it was made: bytes in a test's name would differ between the processes that collect it.
    ids=["cut", "other zip", "broken", "entities", "empty", "bomb", "deep"],
)
def test_what_cannot_be_read_gives_a_problem_and_no_page(data: bytes, media_type: str, why: str) -> None:
    nouns = read(data, media_type)
    assert nouns[Page] == []
    assert why in nouns[Problem][0].what


@given(st.binary(max_size=200), st.sampled_from([DOCX, ODT, RTF]))
def test_no_bytes_make_the_step_raise(data: bytes, media_type: str) -> None:
    read(data, media_type)
    read(b"{\\rtf1 " + data, media_type)
    read(docx(p("Words"))[:60] + data, media_type)
