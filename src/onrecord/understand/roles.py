"""What a page says a person is: "Deputy Defense Minister", "a State Department spokesman", "the UN envoy".

An `Office` is read to the left of a name ("Kremlin spokesman Dmitry …"), to its right (", an expert at the …,") or from
an apposition before it ("The former president of …, Nicolas …,").
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.understand.knowledge import Sort
from onrecord.understand.offices import INNER, LINKS, LONGEST_ROLE, Office, Text
from onrecord.understand.runs import Name
from onrecord.understand.words import listed

_ARTICLES = listed("a an the this that its his her their whose our my another one")
_LANDS = (Sort.STATE, Sort.PLACE, Sort.UNKNOWN, Sort.CAPITAL)
_SERVANTS = listed("assistant counselor counsellor")
_TIMES = listed(
    "last this next earlier later early late week month year day night morning evening spring autumn summer"
)
_LEADS = {
    "leads": "leader", "led": "leader", "heads": "head", "headed": "head", "chairs": "chair", "runs": "head",
    "commands": "commander", "directs": "director", "represents": "representative", "founded": "founder",
}  # fmt: skip


def left_office(text: Text, at: int, floor: int) -> Office | None:
    """Return the role that stands right before the name at token ``at``; a rank only where there is nothing else."""
    end = at
    while end > floor and text.is_rank(end - 1) and not text.is_role(end - 1):
        end -= 1
    while end - 2 >= floor and text.is_rank(end - 1) and text.is_role(end - 2) and not text.ends_phrase(end - 1):
        end -= 1  # "spokesman General Dorn"
    head = _head_before(text, end, floor)
    if head is None:
        rank = text.office(end, at, at - 1) if end < at else None
        is_rank = rank is not None and rank.head in text.words["rank"]
        return rank if rank is None or is_rank else replace(rank, text="", head="")  # Mr, Ms: no office
    start = text.phrase_start(head, floor)
    if text.tokens[head].is_capital:
        start = _capital_start(text, start, head)
    while start < head and (text.tokens[start].tag in ("NUM", "ADV") or text.tokens[start].lower in _TIMES):
        start += 1
    if (outer := _serves(text, start, floor)) >= 0:
        return text.office(text.phrase_start(outer, floor), end, outer)
    return text.office(start, end, head)


def _serves(text: Text, start: int, floor: int) -> int:
    """Return the role that serves the one that begins at ``start``: *assistant* to the president; -1 for none."""
    before = [token.lower for token in text.tokens[max(floor, start - 2) : start]]
    outer = start - 3
    if before != ["to", "the"] or outer < floor:
        return -1
    return outer if text.is_role(outer) or text.tokens[outer].lower in _SERVANTS else -1


def _capital_start(text: Text, start: int, head: int) -> int:
    """Return where a capitalised title begins: not "accept refugees *President* Dorn says"."""
    for at in range(head - 1, start - 1, -1):
        token = text.tokens[at]
        if not (token.is_capital or token.lower == "'s" or token.lower in text.words["modifier"]):
            return at + 1
    return start


def _head_before(text: Text, end: int, floor: int) -> int | None:
    """Return the role noun that ends before ``end``: *minister*, or *Secretary* of State."""
    if end > floor and text.is_role(end - 1):
        return end - 1
    for back in (3, 4, 5):  # Secretary of State, Minister of Foreign Affairs, Minister for the Interior
        place = end - back
        if place >= floor and text.is_role(place) and text.tokens[place + 1].lower in ("of", "for", "in"):
            inside = range(place + 2, end)
            fits = all(text.tokens[i].is_capital or text.tokens[i].tag in ("DET", "NOUN") for i in inside)
            if fits and text.tokens[end - 1].tag != "DET":
                return place
    return None


def relative_office(text: Text, at: int, ceiling: int) -> Office | None:
    """Return what a clause after a name tells: "who leads the Harbour Party", "who teaches law at the Institute"."""
    if at + 3 >= ceiling or text.tokens[at].text != "," or text.tokens[at + 1].lower != "who":
        return None
    verb = at + 2
    close = next(
        (i for i in range(verb, min(ceiling, verb + LONGEST_ROLE)) if text.tokens[i].text in (",", ".")), ceiling
    )
    head = _LEADS.get(text.tokens[verb].lower, "")
    for place in range(verb + 1, close):
        name = text.at.get(place)
        if name and name.sort is Sort.ORGANISATION:
            joined = text.tokens[name.first - 1].lower in ("at", "for", "the") and text.tokens[verb].lower.endswith("s")
            if head or joined:
                words = f"{head} of the {text.words_of(verb + 2 if head else name.first, name.last)}" if head else ""
                words = words.replace("the the ", "the ")
                return Office(name.first, name.last, words, head, name.name, name.country, "", describes=False)
    return None


def affiliation(text: Text, at: int, ceiling: int) -> Office | None:
    """Return the body after a name: "Edda … *of the coast guard*", "Clemence … *of the Harbour Institute*"."""
    if at + 1 >= ceiling or text.tokens[at].lower not in ("of", "from", "with"):
        return None
    end = text.tail_end(at, ceiling)
    for place in range(at + 1, end):
        name = text.at.get(place)
        if name and name.sort is Sort.ORGANISATION:
            return text.office(at, end, at)
        if text.is_body(place) and text.tokens[at].lower == "of":
            start = at + 1 + (text.tokens[at + 1].tag in ("DET", "PRON"))
            office = text.office(at, end, at)
            return replace(office, organisation=text.words_of(start, end))
    return None


def right_office(text: Text, at: int, ceiling: int) -> Office | None:
    """Return the role in the apposition that follows a name ending before token ``at``."""
    if at >= ceiling or text.tokens[at].text not in (",", "(", "–", "—"):
        return None
    at += 1
    if at + 1 < ceiling and text.tokens[at].tag == "NUM" and text.tokens[at + 1].text == ",":
        at += 2  # Orla Velten, 52, a farmer
    if at < ceiling and text.tokens[at].lower in _ARTICLES:
        at += 1
    head, end = None, at
    while end < ceiling and end - at < LONGEST_ROLE and (text.is_inner(end) or text.is_role(end)):
        if text.is_role(end):
            head = end
        end += 1
    if head is None or any(text.at[i].sort is Sort.PERSON and i + 1 < end for i in range(at, end) if i in text.at):
        return None
    three = " ".join(token.lower for token in text.tokens[head : head + 3])
    stop = text.tail_end(head + 1, ceiling) if end == head + 1 or three in text.words["phrase"] else head + 1
    if stop < ceiling and text.tokens[stop].tag in INNER:
        return None
    return text.office(at, stop, head)


def apposed_office(text: Text, at: int, after: int, floor: int, ceiling: int) -> Office | None:
    """Return the role in a noun phrase set off by a comma before the name at ``at``, which a comma or verb closes.

    "The former president of France, Nicolas …," but not "After meeting the president, Velten said".
    """
    if at - 2 < floor or text.tokens[at - 1].text != "," or after >= ceiling:
        return None
    if text.tokens[after].text not in (",", ".", ")", "”"):
        return None
    comma = at - 1
    for head in range(comma - 1, max(floor, comma - LONGEST_ROLE) - 1, -1):
        if text.tokens[head].text in (",", ";", ":", "“", "”", '"'):
            return None
        if (one := _one_of(text, head, floor)) >= 0 and _closes(text, head, comma):
            return text.office(one, text.tail_end(head + 1, comma), head)
        if text.is_role(head) and _closes(text, head, comma):
            start = text.phrase_start(head, floor)
            if start > floor and text.tokens[start - 1].lower in ("and", "or"):
                return None
            if _is_inside(text, start, floor):
                continue  # the lawyer for *the pilot*, Ada …
            stop = text.tail_end(head + 1, comma)
            office = text.office(start, stop, head)
            return _of_possessor(text, office, start, floor)
    return None


def _one_of(text: Text, head: int, floor: int) -> int:
    """Return where "one of the former lawyers" begins whose noun is token ``head``; -1 where it is none such."""
    if text.tokens[head].lower not in text.words["many"]:
        return -1
    start = text.phrase_start(head, floor)
    first = start - 3
    before = [token.lower for token in text.tokens[max(floor, first) : start]]
    return first if before[:2] == ["one", "of"] and text.tokens[start - 1].tag in ("DET", "PRON") else -1


def _is_inside(text: Text, start: int, floor: int) -> bool:
    """Tell whether the phrase that begins at ``start`` only says whose another role is."""
    link = start - 1
    link -= link > floor and text.tokens[link].tag == "DET"
    return link > floor and text.tokens[link].lower in ("of", "for", "to") and _is_person_word(text, link - 1)


def _is_person_word(text: Text, at: int) -> bool:
    return text.is_role(at) or text.tokens[at].lower in text.words["many"]


def _closes(text: Text, head: int, comma: int) -> bool:
    if head + 1 == comma or text.tail_end(head + 1, comma) == comma:
        return True
    following = text.tokens[head + 1]
    return following.lower in (*LINKS, "who") or following.lower.endswith("ing")


def _of_possessor(text: Text, office: Office, start: int, floor: int) -> Office:
    """Add whose spokesman it is: "the White House, whose spokesman, …"."""
    if start - 2 >= floor and text.tokens[start - 1].lower == "whose":
        before = start - 3 if text.tokens[start - 2].text == "," else start - 2
        name = text.at.get(before)
        if name and name.sort in (Sort.ORGANISATION, Sort.STATE):
            organisation = name.name if name.sort is Sort.ORGANISATION else ""
            text_ = f"{name.name} {office.text}"
            return Office(
                office.first,
                office.last,
                text_,
                office.head,
                organisation,
                name.country or office.country,
                office.gender,
            )
    return office


def _of_place(text: Text, left: Office, at: int, ceiling: int) -> Office:
    """Return the office before a name with the land after it: Governor Ada Brann *of Norland*."""
    if at + 1 >= ceiling or text.tokens[at].lower != "of" or left.head not in text.words["governing"]:
        return left
    land = text.at.get(at + 1)
    if land is None or land.sort not in _LANDS or land.name in left.text:
        return left
    return replace(
        left, text=f"{left.text} of {text.words_of(land.first, land.last)}", country=left.country or land.country
    )


def offices_of(text: Text, name: Name, floor: int, ceiling: int) -> tuple[Office, ...]:
    """Return every office that a sentence, tokens ``floor`` to ``ceiling``, gives the bearer of ``name``."""
    left = left_office(text, name.first, floor)
    right = right_office(text, name.last, ceiling) or relative_office(text, name.last, ceiling)
    where = affiliation(text, name.last, ceiling) if not right else None
    left = _of_place(text, left, name.last, ceiling) if left and not right and not where else left
    if where and left and not left.organisation:
        words = f"{left.text} {where.text}" if left.text else ""
        left = replace(left, text=words, organisation=where.organisation, country=left.country or where.country)
    elif where and not left:
        right = replace(where, text="", head="", describes=False)
    if left or right:
        return tuple(office for office in (left, right) if office)
    apposed = apposed_office(text, name.first, name.last, floor, ceiling)
    return (apposed,) if apposed else ()
