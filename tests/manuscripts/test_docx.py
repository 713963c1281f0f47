"""DOCX: the paragraphs of its document, in order, and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from onrecord.manuscripts import docx_paragraphs, is_docx
from onrecord.manuscripts.docx import docx_member
from onrecord.problems import BadSource

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(body: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return made.getvalue()


def test_paragraphs_are_numbered_from_0_with_the_empty_ones() -> None:
    made = docx_paragraphs(packed("<w:p/><w:p><w:r><w:t>a</w:t><w:br/><w:tab/><w:t>b</w:t></w:r></w:p>"))
    assert [(each.text, each.start, each.end) for each in made] == [("", 0, 1), ("a\n\tb", 1, 2)]


def test_tab_stops_and_what_was_struck_out_are_no_text() -> None:
    stops = '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>'
    body = f"<w:p>{stops}<w:r><w:t>a</w:t></w:r><w:del><w:r><w:t>b</w:t></w:r></w:del></w:p>"
    assert [each.text for each in docx_paragraphs(packed(body))] == ["a"]


def test_style_list_cell_and_bold_are_told() -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r></w:p>'
        "<w:tbl><w:tr><w:tc><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    one, two = docx_paragraphs(packed(body))
    assert (one.style, one.is_bold, one.is_cell, one.is_listed) == ("Heading1", True, False, False)
    assert (two.style, two.is_bold, two.is_cell, two.is_listed) == ("", False, True, True)


@pytest.mark.parametrize(
    "file",
    [
        b"PK\x03\x04",
        packed("<w:p>"),
        packed("<w:p>" * 1_000),
        packed("")[:60],
        b"",
    ],
    ids=["no archive", "broken markup", "unclosed", "cut", "empty"],  # an archive's own bytes tell the time
)
def test_a_damaged_document_is_refused(file: bytes) -> None:
    with pytest.raises(BadSource):
        docx_paragraphs(file)


def test_a_document_type_declaration_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "bbb">]><a>&b;</a>')
    with pytest.raises(BadSource, match="document type"):
        docx_paragraphs(made.getvalue())


def test_a_member_that_grows_too_large_is_refused() -> None:
    with pytest.raises(BadSource, match="zip bomb"):
        list(docx_member(packed("x" * 100_000), "word/document.xml", 50_000))


def test_a_zip_without_a_document_is_no_docx() -> None:
    assert is_docx(packed(""))
    assert not is_docx(b"PK\x03\x04 something else")
