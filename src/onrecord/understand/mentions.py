"""Who is spoken of on a page: names, descriptions and pronouns, each with the entity it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import (
    ActorKind,
    Article,
    Entity,
    LanguageBase,
    Mention,
    Page,
    Passage,
    Region,
    Tip,
    address,
)
from onrecord.pipeline import step
from onrecord.spans import Span
from onrecord.understand.knowledge import DATA, Sort, plain
from onrecord.understand.names import names
from onrecord.understand.outside.names import with_told_names
from onrecord.understand.paragraphs import paragraphs_of
from onrecord.understand.parse import Parsed, parse
from onrecord.understand.people import People, canonical, family_name
from onrecord.understand.reading import Found, Reading
from onrecord.understand.wholes import whole

_READ = (Region.TITLE, Region.BODY)


@step(version=7, data=(*DATA, "models/classes.npz", "models/language.npz", "models/vectors.npz"))
def mentions(
    page: Page, passages: Sequence[Passage], article: Article, tips: Sequence[Tip], bases: Sequence[LanguageBase]
) -> Iterator[Entity | Mention]:
    """Give the entities of a page's title and body, each before its mentions, in reading order.

    Captions only help to expand names. A pronoun or a bare description that the text does not make plain yields none.
    The rules are those of English: a page in another language gives none, rather than wrong ones.
    """
    regions = {span: region for region in _READ for span in paragraphs_of(page.text, passages, region)}
    spans = sorted(regions)
    if not spans or page.language not in ("", "en"):
        return
    parsed = with_told_names(page.text, parse(page.text, spans, bases), tips)
    people = People(article.published.first.year if article.published else None)
    for caption in (passage.span for passage in passages if passage.region is Region.CAPTION):
        _add_full_names(people, parse(page.text, [caption], bases))
    titles = {at for at, span in enumerate(spans) if regions[span] is Region.TITLE}
    reading = Reading(page.text, parsed, whole(parsed, names(parsed)), people, titles)
    yield from _nouns(page, parsed, reading.read())


def _add_full_names(people: People, parsed: Parsed) -> None:
    for name in whole(parsed, names(parsed)):
        if name.sort is Sort.PERSON and name.last - name.first > 1 and name.sure:
            people.add(name.name)


def _nouns(page: Page, parsed: Parsed, found: Sequence[Found]) -> Iterator[Entity | Mention]:
    ids: dict[int, str] = {}
    for one in found:
        if id(one.who) not in ids:
            entity = _entity(page, parsed, one)
            ids[id(one.who)] = entity.id
            yield entity
        yield Mention(
            address(page.capture, "mention", one.span),
            page.capture,
            one.span,
            one.kind,
            ids[id(one.who)],
            one.confidence,
            one.because,
        )


def _entity(page: Page, parsed: Parsed, first: Found) -> Entity:
    who, office = first.who, first.who.office
    is_person = who.kind is ActorKind.PERSON
    name = canonical(who.name) if is_person else who.name
    span = Span(parsed.tokens[office.first].start, parsed.tokens[office.last - 1].end) if office else None
    is_body = who.kind in (ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.GROUP)
    of_office = next((each.country for each in (office, *who.offices) if each and each.country), "")
    why = "its office" if of_office else (who.country_why or "its name") if who.country else ""
    return Entity(
        address(page.capture, "entity", first.span),
        page.capture,
        name,
        who.kind,
        office.text if office and not is_body else "",
        who.organisation if who.kind is not ActorKind.ORGANISATION else "",
        of_office or who.country,
        span,
        entity_key(name, is_person=is_person),
        why,
    )


def entity_key(name: str, *, is_person: bool) -> str:
    """Return what two entities must share to be compared: a person's folded family name, else the folded name."""
    return (family_name(name.split()) if is_person and name.split() else plain(name)) or "?"
