"""Every question has one address, says what it takes, and gives what the record gives."""

from __future__ import annotations

import inspect
import json
from typing import Any

import pytest

from onrecord.problems import BadRequest
from onrecord.record.answers import flat
from onrecord.record.record import Record
from onrecord.tell.questions import QUESTIONS, parameters, question, read
from tests.tell.a_line import lined
from tests.tell.desk import Visitor

#: Methods of a record that are no questions of a face: openings, changes, and what pages need beside their question.
NO_QUESTIONS = {
    "add", "close", "refresh", "rebuild", "review", "undo", "original", "kept", "whole", "follow", "each",
    "each_article", "ask", "withdraw", "label", "reassign", "save", "keep", "failures", "at_once",
}  # fmt: skip
BESIDE = {
    "strongest", "carried", "outlets_of", "utterances", "storyline_line", "storyline_of", "article_line", "cast",
    "doubt", "names", "neighbours", "statements_of", "undone", "named_as", "language_why", "names_of", "belonging",
    "most_quoted",
}  # fmt: skip


def address(visitor: Visitor, name: str) -> str:
    """Return an address below /api at which a question can be asked of the small record."""
    record = visitor.record
    statement = record.statements()[0]
    ids = {"story": record.stories()[0].id, "actor": record.actors()[0].id, "statement": statement.id}
    known = {
        "id": ids.get(name, ""),
        "story": record.stories()[0].id,
        "capture": statement.capture,
        "utterance": statement.utterance,
        "actor": record.actors()[0].id,
        "issue": record.issues()[0].id,
        "storyline": lined(record),
    }
    path = question(name).path
    for each, value in known.items():
        path = path.replace(f"{{{each}}}", value)
    return f"/api{path}" + ("?query=strait" if name == "search" else "")


@pytest.mark.parametrize("name", [each.name for each in QUESTIONS])
def test_every_question_can_be_asked(reader: Visitor, name: str) -> None:
    answer = reader.get(address(reader, name))
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("name", [each.name for each in QUESTIONS])
def test_every_question_and_parameter_says_what_it_means(name: str) -> None:
    assert question(name).doc
    assert all(each.doc for each in parameters(question(name)).values())


def test_every_question_of_a_record_is_asked_by_the_faces() -> None:
    methods = {name for name, each in inspect.getmembers(Record, inspect.isfunction) if not name.startswith("_")}
    asked = {each.ask.__name__ for each in QUESTIONS}
    assert methods - NO_QUESTIONS - BESIDE == asked


def test_the_description_lists_every_question_with_its_parameters(reader: Visitor) -> None:
    paths = reader.get("/api/openapi.json").json()["paths"]
    for each in QUESTIONS:
        route = paths[f"/api{each.path}"]["get"]
        assert {p["name"] for p in route.get("parameters", [])} == set(parameters(each)), each.name


@pytest.mark.parametrize("name", [each.name for each in QUESTIONS])
def test_an_answer_has_the_fields_that_the_description_gives_it(reader: Visitor, name: str) -> None:
    schema = reader.get("/api/openapi.json").json()
    route = schema["paths"][f"/api{question(name).path}"]["get"]
    told = _resolved(schema, route["responses"]["200"]["content"]["application/json"]["schema"])
    given = reader.get(address(reader, name)).json()
    if "additionalProperties" in told:
        assert all(isinstance(count, int) for count in given.values())
        return
    assert set(given) == set(told["properties"])
    for row in given.get("rows", [])[:1]:
        assert set(row) == set(_resolved(schema, told["properties"]["rows"]["items"])["properties"])


def _resolved(schema: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    name = part.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = schema["components"]["schemas"][name] if name else part
    return found


def test_rows_come_as_the_record_gives_them(reader: Visitor) -> None:
    given = reader.get("/api/statements?limit=2&offset=1").json()
    expected = reader.record.statements(limit=2, offset=1)
    assert given["rows"] == [json.loads(json.dumps(flat(row))) for row in expected]
    assert (given["total"], given["offset"]) == (expected.total, 1)


def test_a_capture_is_found_by_its_source_with_slashes(reader: Visitor) -> None:
    source = reader.record.article(reader.source("strait.txt")).line.source
    assert reader.get(f"/api/articles/{source}").json()["line"]["source"] == source


def test_spans_are_pairs_and_dates_are_text(reader: Visitor) -> None:
    (row,) = reader.get("/api/statements?words=open&speaker=Ada&limit=1").json()["rows"]
    assert [type(end) for end in row["content"][0]] == [int, int]
    readings = reader.get(f"/api/articles/{reader.source('strait.txt')}").json()["readings"]
    assert readings[0]["value"] == "2019-04-02"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/api/statements?limit=0", "limit is 1 to 1000, got 0"),
        ("/api/statements?limit=many", "limit: "),
        ("/api/statements?speeker=Ada", "statements takes no 'speeker'"),
        ("/api/statements?since=soon", "a partial date is"),
        ("/api/search", "query: "),
        ("/api/search?query=%22", "nothing to search for"),
        ("/api/stories?offset=-1", "offset is 0 or more"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(reader: Visitor, path: str, line: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 422
    assert answer.json()["error"].startswith(line)


@pytest.mark.parametrize("path", ["/api/stories/none", "/api/statements/none", "/api/articles/none", "/api/nothing"])
def test_what_is_not_there_is_404_with_a_line(reader: Visitor, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"]


def test_reviewed_as_nothing_means_not_yet(visitor: Visitor) -> None:
    lines = visitor.record.statements()
    visitor.record.review("statement", lines[0].id, "accept")
    assert visitor.get("/api/statements?reviewed=").json()["total"] == lines.total - 1
    assert visitor.get("/api/statements?reviewed=accept").json()["total"] == 1


def test_a_program_reviews_and_undoes(visitor: Visitor) -> None:
    line = visitor.record.statements()[0]
    said: dict[str, Any] = {"noun": "statement", "target": line.id, "verdict": "reject", "by": "Ilse"}
    made = visitor.post("/api/reviews", json=said)
    assert made.status_code == 201
    assert made.json()["by"] == "Ilse"
    assert visitor.record.statement(line.id).reviewed == "reject"
    undone = visitor.post(f"/api/reviews/{made.json()['id']}/undo", json={})
    assert undone.status_code == 201
    assert visitor.record.statement(line.id).reviewed == ""


def test_a_program_adds_a_capture_once(visitor: Visitor) -> None:
    page = {"text": 'Added | Courier\nIda said "here I am"', "url": "https://courier.example/added"}
    first = visitor.post("/api/captures", json=page).json()
    assert first["new"] == 1
    again = visitor.post("/api/captures", json=page).json()
    assert again == {"new": 0, "known": 1, "problems": [], "exports": [], "captures": first["captures"]}


def test_what_a_program_sends_is_read_by_the_process_that_adds(visitor: Visitor) -> None:
    sent = visitor.post("/api/captures", json={"text": 'Sent | Courier\nOla said "there I go"'})
    assert sent.status_code == 201
    (capture,) = sent.json()["captures"]
    assert visitor.record.article(capture).line.capture == capture
    (lot,) = visitor.adder.lots()
    assert lot.wishes[0].is_due
    assert lot.state == "done"


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "application/json", "Origin": "http://evil.example"},
        {"Content-Type": "application/json", "Origin": "null"},
        {"Content-Type": "application/json", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_another_site_can_change_nothing(visitor: Visitor, headers: dict[str, str]) -> None:
    line = visitor.record.statements()[0]
    body = json.dumps({"noun": "statement", "target": line.id, "verdict": "reject"})
    assert visitor.post("/api/reviews", content=body, headers=headers).status_code in (403, 422)
    page = json.dumps({"text": "words"})
    assert visitor.post("/api/captures", content=page, headers=headers).status_code in (403, 422)
    assert visitor.record.reviews().total == 0


@pytest.mark.parametrize(
    "body",
    [{"noun": "statement"}, {"noun": "x", "target": "y", "verdict": "accept"}, {"noun": "statement", "target": "no"}],
)
def test_a_review_that_cannot_be_is_refused(visitor: Visitor, body: dict[str, str]) -> None:
    assert visitor.post("/api/reviews", json=body).status_code in (404, 422)
    assert visitor.record.reviews().total == 0


def test_texts_become_arguments_of_the_right_kind() -> None:
    given = read(
        question("statements"), {"limit": "5", "newest": "yes", "negated": "no", "speaker": "", "reviewed": ""}
    )
    assert given == {"limit": 5, "newest": True, "negated": False, "reviewed": ""}


@pytest.mark.parametrize(
    ("name", "given"),
    [("statements", {"limit": "five"}), ("statements", {"newest": "perhaps"}), ("story", {}), ("story", {"x": "1"})],
)
def test_texts_that_are_no_arguments_are_refused(name: str, given: dict[str, str]) -> None:
    with pytest.raises(BadRequest):
        read(question(name), given)
