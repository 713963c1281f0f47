"""Turns of news writing, invented, that tell whom *he* and *she* mean: the treebank holds little news.

Each line is a short report. `A`, `B`, `C` are persons of one gender: `{A}` is a full name, `{a}` the surname, `{he=A}`
a pronoun that stands for A, `{he=?}` one that the text leaves open. `{X}` and `{x}` are of the other gender.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from chains import Document, Gold, Word

from onrecord.spans import Span
from onrecord.understand.knowledge import first_names

TURNS = """
{A} suggested a new date, {B} said. “We agree,” {he=B} said.
{A} wanted the harbour closed, {B} told reporters. “It was a mistake,” {he=B} added.
{A} had not read the letter, according to {B}. “Nobody had,” {he=B} said.
“{A} never called us,” said {B}. “I waited for a week,” {he=B} said.
{A} and {B} met. {he=?} was late.
{A} and {B} spoke for an hour on Monday. Later {he=?} left by car.
{A} met {B} in the old town. “It was a good meeting,” {he=A} said.
{A} met {B} on Friday. {he=A} said the talks had gone well.
{A} told {B} that the pier was unsafe. {he=A} said it would be closed.
{A} criticised {B} for the delay. {he=A} said the city had waited too long.
{A} praised {B}, a former colleague, and said {he=A} would not resign.
{A} said on Monday that {he=A} would not sign the paper.
{A} said {he=A} had spoken with {B}. {he=A} did not say when.
{A} denied that {he=A} had met {B}.
{A} asked {B} to resign. {he=A} gave no reason.
{A} asked {B} whether the ship was lost. “It is not,” {he=B} replied.
{A} told {B} to leave. “I will not,” {he=B} answered.
{A} told {B} that the road was closed. “It will open in May,” {he=A} said.
{A} reminded {B} of the promise. “We all made it,” {he=A} said.
“Were you there?” {A} asked {B}. “I was not,” {he=B} answered.
{A} arrived with {his=A} deputy, {B}. {he=A} did not speak to reporters.
{A}, who replaced {B} in May, said {he=A} would open the files.
{A} said the fire had spread. “We saw it,” {he=A} said. {B} lives near the mill. “It came fast,” {he=B} said.
{A} said there was no money. {X}, the mayor, disagreed. “There is,” {she=X} said. {a} said {he=A} saw none.
{X} said the vote was fair. {A} said it was not. “I counted,” {she=X} said.
{X} thanked {A} for {his=A} work. {she=X} said the school was better for it.
{A} spoke after {X}. “I will stay,” {he=A} said. {she=X} did not answer.
{A} was arrested in the port on Sunday. {B}, a police officer, said {he=A} had carried a knife.
{A} was found dead at {his=A} home. {B}, a neighbour, said: “We heard nothing.” {he=B} had lived there for years.
{A} won the race. {B} came second. “I am proud,” {a} said, and {he=A} thanked {his=A} team.
{A} will visit the island next week, {B} said. {he=A} is to open a bridge there.
{A} is expected to resign, {B} told the newspaper. The step would end {his=A} career.
A lawyer for {A}, {B}, said the charges were false. “My client is innocent,” {he=B} said.
{A}’s lawyer, {B}, called the arrest unlawful. {he=B} asked the court for bail.
{A}’s cousin, {B}, waited outside. {he=B} declined to comment.
The judge told {A} that {he=A} could appeal.
{A} wrote to {B} in March. In the letter {he=A} asked for time.
{B} said the plan had been drawn up by {A}. “It is not ours,” {he=B} said.
{A} had no answer when {B} asked {him=A} about the money. {he=A} looked away.
Reporters asked {A} about {B}. “I do not know the man,” {he=A} said.
{A} called {B} a liar. {b} said {he=B} would go to court.
{A} called {B} a friend. {b} did not return the call, but {his=B} office said {he=B} was away.
{A} leads the party. {he=A} defeated {B} in the spring. {he=A} promised new roads.
{A} leads the union. {B} leads the employers. The talks begin on Monday. {he=?} was hopeful.
In a speech, {A} blamed {B}. “{b} has failed,” {he=A} said. {he=A} spoke for an hour.
{A} said: “{B} sank the boat.” {he=A} then left the room.
{A} said that {B} had sunk the boat and that {he=B} had fled.
{A}, 41, has worked at the mill since {he=A} was 20. {B}, 38, joined last year. {he=B} drives a truck.
Under {A}, the bank grew. {B} took over in June. {he=B} sold the tower.
{A} beat {B} by two votes. {he=A} takes office in May.
{A} succeeds {B}, who retired because of {his=B} health.
For {A} the matter is closed. “I have said all,” {he=A} told {B}.
{A} hired {B} after {he=A} became mayor. {b} left when {his=B} contract ended.
{X} interviewed {A} at length. {she=X} asked about the war, and {he=A} wept.
{A} and {X} were married in the harbour church. {she=X} wore blue. {he=A} arrived by boat.
According to {A}, {B} was drunk. “I smelled it,” {he=A} said.
{A} — a former aide to {B} — said {he=A} was shocked.
{A} had met {B} twice before {he=A} came to power, {X} said. {she=X} had been present.
"""
_MARK = re.compile(r"\{(\w)\}|\{(\w+)=([A-Z?])\}")
_FORMS = {"he": "she", "him": "her", "his": "her", "she": "he", "her": "him"}
_BEGINNINGS = ["Bar", "Dol", "Fen", "Gar", "Hol", "Kel", "Lor", "Mar", "Nor", "Ost", "Pel", "Ros", "Sten", "Tar"]
_ENDINGS = ["beck", "dal", "ven", "mark", "stad", "ley", "wick", "ov", "ski", "ham", "sen", "der", "ton", "ell"]


def reports(count: int, seed: int = 7) -> Iterator[Document]:
    """Yield ``count`` short documents with their chains, two turns each."""
    chance = random.Random(seed)
    turns = [line for line in TURNS.splitlines() if line]
    names = {g: sorted(n.title() for n, known in first_names().items() if known == g and n.isalpha()) for g in "mf"}
    for number in range(count):
        made = Document(f"invented_{number}", "invented")
        for turn in chance.sample(turns, 2):
            start = len(made.text)
            _write(made, turn, len(made.paragraphs), names, chance)
            made.paragraphs.append(Span(start, len(made.text)))
            made.text += "\n\n"
        made.text = made.text.rstrip()
        yield made


def _write(made: Document, turn: str, number: int, names: dict[str, list[str]], chance: random.Random) -> None:
    gender, other = chance.choice((("m", "f"), ("f", "m")))
    cast = {letter: (chance.choice(names[other if letter == "X" else gender]), _surname(chance)) for letter in "ABCX"}
    done = 0
    for found in _MARK.finditer(turn):
        made.text += turn[done : found.start()]
        done = found.end()
        name, form, meant = found.groups()
        if name:
            words = " ".join(cast[name]) if name.isupper() else cast[name.upper()][1]
            _add(made, words, "PROPN", f"{number}{name.upper()}")
        else:
            words = form if gender == "m" else _FORMS[form]
            if made.text[-2:] in ("", ". ", "” ") or not made.text:
                words = words.capitalize() if made.text[-2:] != "” " or made.text[-3] in ".?!" else words
            _add(made, words, "PRON", f"{number}{meant}")
    made.text += turn[done:]


def _surname(chance: random.Random) -> str:
    return chance.choice(_BEGINNINGS) + chance.choice(_ENDINGS)


def _add(made: Document, words: str, upos: str, chain: str) -> None:
    at, start = len(made.words), len(made.text)
    made.text += words
    made.words.append(Word(Span(start, start + len(words)), words, upos, "", at, 0, False))
    made.mentions.append(Gold(at, at + 1, "person", chain))
