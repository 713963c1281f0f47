"""The queue shows what to look at and takes one judgement at a time; the ledger keeps all and takes any back."""

from __future__ import annotations

import re

from onrecord.model import Identity
from onrecord.record.answers import Doubt
from tests.tell.desk import Visitor


def judge(visitor: Visitor, doubt: Doubt, verdict: str, **more: str) -> int:
    page = visitor.get("/queue").text
    card = page[page.index(f'id="q-{doubt.id}"') :]
    shown = re.search(r'name="shown" value="(\w+)"', card)
    assert shown
    form = {"noun": doubt.noun, "target": doubt.id, "verdict": verdict, "shown": shown[1], "token": visitor.token()}
    return visitor.post("/queue", data={**form, **more}).status_code


def test_an_undated_page_is_to_be_looked_at_until_its_day_is_given(visitor: Visitor) -> None:
    doubt = next(each for each in visitor.record.queue() if each.noun == "article")
    assert judge(visitor, doubt, "correct", value="2019-05-04") == 303
    assert str(visitor.record.article(doubt.capture).line.published) == "2019-05-04"
    assert doubt.id not in {each.id for each in visitor.record.queue(limit=100)}


def test_only_a_value_as_it_was_seen_is_judged(visitor: Visitor) -> None:
    doubt = next(each for each in visitor.record.queue() if each.noun == "article")
    form = {"noun": "article", "target": doubt.id, "verdict": "accept", "token": visitor.token()}
    answer = visitor.post("/queue", data={**form, "shown": "another"})
    assert answer.status_code == 422
    assert "has changed" in answer.text
    assert not visitor.record.reviews()


def test_there_is_no_way_to_accept_all(visitor: Visitor) -> None:
    page = visitor.get("/queue").text
    for form in re.findall(r"<form.*?</form>", page, re.S):
        assert form.count('name="target"') <= 1


def test_the_queue_covers_commenters_names(visitor: Visitor) -> None:
    assert "seagull77" not in visitor.get("/queue?limit=100").text
    assert "seagull77" not in visitor.get("/queue.json?limit=100").text


def test_a_judgement_is_undone_from_the_queue(visitor: Visitor) -> None:
    doubt = next(each for each in visitor.record.queue() if each.noun == "article")
    assert judge(visitor, doubt, "accept") == 303
    (review,) = visitor.record.reviews()
    assert 'data-key="u"' in visitor.get("/queue").text
    form = {"review": review.id, "token": visitor.token(), "back": "/queue"}
    assert visitor.post("/undo", data=form).status_code == 303
    assert doubt.id in {each.id for each in visitor.record.queue(limit=100)}


def test_what_was_judged_as_one_is_undone_as_one(visitor: Visitor) -> None:
    actor = visitor.record.actor("ada")
    some = [each.id for each in visitor.record.each(Identity) if each.actor == actor.id]
    form = {"identity": some, "name": "Ada the Second", "token": visitor.token()}
    answer = visitor.post(f"/actor/{actor.id}/split", data=form)
    assert visitor.record.actor("Ada the Second").statements == len(some)
    assert answer.headers["location"] == f"/actor/{visitor.record.actor('Ada the Second').id}"
    ledger = visitor.get("/reviews").text
    assert f"Undo all {len(some)}" in ledger or len(some) == 1
    back = {"review": [review.id for review in visitor.record.reviews()], "token": visitor.token()}
    assert visitor.post("/undo", data=back).status_code == 303
    assert visitor.record.actor(actor.id).statements == actor.statements


def test_the_ledger_is_narrowed_and_exported(visitor: Visitor) -> None:
    doubt = next(each for each in visitor.record.queue() if each.noun == "article")
    judge(visitor, doubt, "accept")
    assert visitor.get("/reviews.json?verdict=accept").json()["total"] == 1
    assert visitor.get("/reviews.json?verdict=reject").json()["total"] == 0
    assert doubt.id in visitor.get("/reviews.csv?noun=article").text


def test_an_undone_undoing_counts_again_in_the_ledger(visitor: Visitor) -> None:
    line = visitor.record.statements()[0]
    review = visitor.record.review("statement", line.id, "reject")
    back = visitor.record.undo(review.id)
    assert visitor.record.undone([review.id]) == {review.id}
    visitor.record.undo(back.id)
    assert visitor.record.undone([review.id, back.id]) == {back.id}


def test_the_ledger_tells_what_was_defined_in_words(visitor: Visitor) -> None:
    issue = visitor.record.follow("Opening <the> strait", ["open", "the strait"])
    visitor.record.save("Denied", "query=strait&negated=yes")
    page = visitor.get("/reviews").text
    assert f'<a href="/issue/{issue.id}"><bdi>Opening &lt;the&gt; strait</bdi></a>' in page
    assert "open; the strait" in page
    assert '<a href="/search?query=strait&amp;negated=yes"><bdi>Denied</bdi></a>' in page
    assert "{&#34;" not in page
