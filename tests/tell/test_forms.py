"""A person's word counts and can be taken back; what a form from elsewhere says counts nothing."""

from __future__ import annotations

from onrecord.record.answers import StatementLine
from onrecord.tell.guard import local
from tests.tell.desk import Visitor


def judge(visitor: Visitor, line: StatementLine, verdict: str, **more: str) -> int:
    form = {"token": visitor.token(), "target": line.id, "verdict": verdict, "back": f"/source/{line.capture}", **more}
    return visitor.post("/reviews", data=form).status_code


def test_a_rejected_statement_is_struck_and_undo_brings_it_back(visitor: Visitor) -> None:
    (line,) = visitor.record.statements(capture=visitor.source("strait.txt"))
    assert judge(visitor, line, "reject") == 303
    assert visitor.record.statement(line.id).reviewed == "reject"
    assert "✕ rejected" in visitor.get(f"/source/{line.capture}").text
    (review,) = visitor.record.reviews()
    undo = {"token": visitor.token(), "back": "/reviews"}
    assert visitor.post(f"/reviews/{review.id}/undo", data=undo).status_code == 303
    assert visitor.record.statement(line.id).reviewed == ""
    ledger = visitor.get("/reviews").text
    assert ledger.count("data-stop") == 2  # both stay, and the first says that it is undone
    assert "undone" in ledger


def test_a_corrected_speaker_and_date_are_kept_as_two_reviews(visitor: Visitor) -> None:
    (line,) = visitor.record.statements(capture=visitor.source("strait.txt"))
    same = {"content": "30-53", "place": ""}
    content = " ".join(f"{span.start}-{span.end}" for span in line.content)
    given = {**same, "content": content, "speaker": "Greta", "said_on": "2019-04"}
    assert judge(visitor, line, "correct", **given) == 303
    after = visitor.record.statement(line.id)
    assert (after.speaker, str(after.said_on)) == ("Greta", "2019-04")
    assert {review.field for review in visitor.record.reviews()} == {"speaker", "said_on"}


def test_corrected_words_are_read_from_the_page_again(visitor: Visitor) -> None:
    (line,) = visitor.record.statements(capture=visitor.source("strait.txt"))
    start = line.content[0].start
    form = {"speaker": line.speaker, "said_on": "", "place": "", "content": f"{start}-{start + 12}"}
    assert judge(visitor, line, "correct", **form) == 303
    assert visitor.record.statement(line.id).text == "we will open"


def test_a_correction_that_changes_nothing_is_told(visitor: Visitor) -> None:
    (line,) = visitor.record.statements(capture=visitor.source("strait.txt"))
    content = " ".join(f"{span.start}-{span.end}" for span in line.content)
    assert judge(visitor, line, "correct", speaker=line.speaker, content=content) == 422
    assert visitor.record.reviews().total == 0


def test_a_form_from_elsewhere_changes_nothing(visitor: Visitor) -> None:
    line = visitor.record.statements()[0]
    form = {"target": line.id, "verdict": "reject", "token": "guessed"}
    assert visitor.post("/reviews", data=form).status_code == 403
    form["token"] = visitor.token()
    foreign = {"Origin": "http://evil.example"}
    assert visitor.post("/reviews", data=form, headers=foreign).status_code == 403
    assert visitor.post("/reviews", data=form, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert visitor.record.reviews().total == 0


def test_a_form_sends_nobody_away() -> None:
    assert local("/source/1?part=2#c-2") == "/source/1?part=2#c-2"
    for address in ("https://evil.example", "//evil.example", "/\\evil.example", "", "/a\nb"):
        assert local(address) == "/", address


def test_an_issue_is_followed_a_stance_corrected_and_the_issue_given_up(visitor: Visitor) -> None:
    form = {"token": visitor.token(), "name": "Opening", "terms": "open; strait"}
    address = visitor.post("/issues", data=form).headers["location"]
    position = visitor.record.positions("Opening")[0]
    judged = {"token": visitor.token(), "noun": "position", "target": position.id, "back": address}
    right = "against" if position.stance != "against" else "for"
    assert visitor.post(
        "/reviews", data={**judged, "verdict": "correct", "field": "stance", "value": right}
    ).is_redirect
    assert next(p for p in visitor.record.positions("Opening") if p.id == position.id).stance == right
    assert "corrected by a person" in visitor.get(address).text
    given_up = {"token": visitor.token(), "noun": "issue", "target": address.rpartition("/")[2], "verdict": "reject"}
    visitor.post("/reviews", data=given_up)
    assert visitor.get(address).status_code == 404


def test_an_articles_outlet_is_corrected_on_its_page(visitor: Visitor) -> None:
    source = visitor.source("strait.txt")
    form = {"noun": "article", "target": source, "verdict": "correct", "field": "outlet", "value": "Evening Courier"}
    assert visitor.post("/reviews", data={**form, "token": visitor.token()}).is_redirect
    assert visitor.record.article(source).line.outlet == "Evening Courier"
