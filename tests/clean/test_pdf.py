"""PDF to paragraphs."""

from __future__ import annotations

import pytest

from onrecord.clean.flatten import pages
from onrecord.model import Block, Declared, Page, Payload, Problem
from onrecord.pipeline import Nouns, run_capture


def read(data: bytes) -> Nouns:
    return run_capture((pages,), Payload("c", "report.pdf", "", "application/pdf", "2020-01-01T00:00:00Z", data))


def pdf(lines: list[tuple[int, int, str]]) -> bytes:
    """Return a PDF of one page: (size, height above the foot, words) for each line."""
    drawn = "BT " + " ".join(f"/F1 {size} Tf 1 0 0 1 72 {y} Tm ({words}) Tj" for size, y, words in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Title (Ferry report) >>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    trailer = f"trailer\n<< /Size {count} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode()


def test_lines_of_a_paragraph_are_joined_and_a_large_line_is_a_heading() -> None:
    pytest.importorskip("pypdfium2")
    nouns = read(
        pdf(
            [
                (20, 780, "Ferry to the islands stops"),
                (10, 750, "The ferry between the town and the outer islands will not sail"),
                (10, 738, "on Monday, the council said, after its crew refused a contract."),
                (10, 714, "Nobody was asked."),
            ]
        )
    )
    text = nouns[Page][0].text
    assert [(block.tag, block.span.of(text)) for block in nouns[Block]] == [
        ("h1", "Ferry to the islands stops"),
        (
            "p",
            "The ferry between the town and the outer islands will not sail on Monday, the council said, "
            "after its crew refused a contract.",
        ),
        ("p", "Nobody was asked."),
    ]
    assert [(each.name, each.value) for each in nouns[Declared]] == [("title", "Ferry report")]


def test_a_torn_pdf_gives_a_problem_and_no_page() -> None:
    pytest.importorskip("pypdfium2")
    nouns = read(pdf([(10, 700, "Words")])[:200])
    assert nouns[Page] == []
    assert "PDF" in nouns[Problem][0].what


def test_a_pdf_without_text_gives_a_problem() -> None:
    pytest.importorskip("pypdfium2")
    assert "without text" in read(pdf([]))[Problem][0].what
