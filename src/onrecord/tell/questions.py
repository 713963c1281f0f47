"""The one list of what can be asked: `onrecord show NAME` and the routes under /api are both made from it.

A question's parameters are those of its method on `Record`, read off the signature; so a new filter there is a new
option and a new query parameter here without another line.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

from onrecord.problems import BadRequest
from onrecord.record.chronicles import Chronicles
from onrecord.record.doubts import Doubts
from onrecord.record.issues import Issues
from onrecord.record.lineage import Lineage
from onrecord.record.news import Arrivals
from onrecord.record.questions import Questions
from onrecord.record.searches import Searches
from onrecord.record.tallies import Tallies

#: What each parameter means, wherever it stands.
MEANING: Mapping[str, str] = {
    "after": "a mark that an earlier answer gave; -1 asks for a mark alone",
    "limit": "rows of this answer, 1 to 1000",
    "offset": "rows to pass over",
    "lanes": "outlets that are told apart, those with most statements: the rest count as one; 0: each by itself",
    "newest": "the newest first",
    "capture": "a capture: its id, its URL, or its source as added",
    "id": "the id of one, as lists give it",
    "story": "a story's id; what only narrows takes a part of its name, too",
    "outlet": "an outlet's name",
    "outlets": "how many outlets tell it, at least",
    "language": "ISO 639-1 code of the page's language",
    "since": "a year, month or day: this or later",
    "until": "a year, month or day: this or earlier",
    "published_since": "a year, month or day: reported by a page of this or later",
    "published_until": "a year, month or day: reported by a page of this or earlier",
    "source": "a path or URL as added, or the end of one",
    "words": "words that must stand in it; a phrase in double quotation marks",
    "query": "words; a phrase in double quotation marks; word* for every ending",
    "speaker": "an actor's id, a name or part of one",
    "addressee": "an actor's id, a name or part of one",
    "actor": "an actor's id",
    "form": "direct, indirect or mixed",
    "negated": "whether the source denies the content as worded",
    "region": "where on the page: body, title, caption",
    "reviewed": "accept, correct, reject, or empty for not yet; without it the rejected are left out",
    "utterance": "an utterance's id: shared by all statements that carry the same words",
    "group": "a group of reprints",
    "other": "another capture: its id, its URL, or its source as added",
    "target": "the id of what was judged",
    "issue": "an issue's id or name",
    "noun": "a kind of noun: statement, article, actor, identity …",
    "verdict": "accept, reject, correct, define or undo",
    "by": "who judged",
    "statement": "a statement's id",
    "storyline": "a line's id",
    "days": "how many days, those that mattered most",
    "sentences": "how many sentences a day, the most telling first",
    "reprints": "once: a text counts where it stood first; each: every page that carries it counts",
    "utterances": "how many utterances, those that most outlets carry",
}


@dataclass(frozen=True)
class Question:
    """Something every face can ask a record."""

    name: str  # onrecord show NAME
    path: str  # below /api; names in braces are parameters of the method
    ask: Callable[..., Any]  # a method of Record, unbound

    @property
    def doc(self) -> str:
        """The question in one sentence: the first line of its method's docstring."""
        return (inspect.getdoc(self.ask) or "").partition("\n")[0].partition(" Raises ")[0]


@dataclass(frozen=True)
class Parameter:
    """One thing a question takes."""

    name: str
    kind: type[Any]  # str, int, float or bool
    default: Any  # None where there is none: an absent filter
    required: bool
    doc: str

    def read(self, text: str) -> Any:
        """Return the value that ``text`` writes. Raises BadRequest where it writes none of this kind."""
        if self.kind is bool:
            if text.lower() in ("1", "true", "yes", "on"):
                return True
            if text.lower() in ("0", "false", "no", "off"):
                return False
            raise BadRequest(f"{self.name} is yes or no, got {text!r}")
        try:
            return self.kind(text)
        except ValueError:
            raise BadRequest(f"{self.name} is {_A_NUMBER.get(self.kind, 'text')}, got {text!r}") from None


_A_NUMBER = {int: "a whole number", float: "a number"}

QUESTIONS: tuple[Question, ...] = (
    Question("stories", "/stories", Questions.stories),
    Question("news", "/news", Arrivals.news),
    Question("story", "/stories/{id}", Questions.story),
    Question("timeline", "/stories/{story}/timeline", Questions.timeline),
    Question("coverage", "/stories/{story}/coverage", Questions.coverage),
    Question("storylines", "/storylines", Lineage.storylines),
    Question("storyline", "/storylines/{storyline}", Lineage.storyline),
    Question("chronicle", "/chronicle", Chronicles.chronicle),
    Question("spoken", "/stories/{story}/spoken", Questions.spoken),
    Question("comparison", "/stories/{story}/comparison", Questions.comparison),
    Question("articles", "/articles", Questions.articles),
    Question("article", "/articles/{capture}", Questions.article),
    Question("chain", "/articles/{capture}/chain", Questions.chain),
    Question("shared", "/articles/{capture}/shared", Questions.shared),
    Question("copies", "/articles/{capture}/copies", Questions.copies),
    Question("comments", "/articles/{capture}/comments", Questions.comments),
    Question("captures", "/captures", Questions.captures),
    Question("outlets", "/outlets", Questions.outlets),
    Question("statements", "/statements", Questions.statements),
    Question("statement", "/statements/{id}", Questions.statement),
    Question("carriers", "/utterances/{utterance}", Questions.carriers),
    Question("utterance", "/utterances/{utterance}/variants", Questions.utterance),
    Question("actors", "/actors", Questions.actors),
    Question("actor", "/actors/{id}", Questions.actor),
    Question("roles", "/actors/{actor}/roles", Questions.roles),
    Question("offices", "/actors/{actor}/offices", Tallies.offices),
    Question("addressees", "/actors/{actor}/addressees", Tallies.addressees),
    Question("appearances", "/actors/{actor}/appearances", Tallies.appearances),
    Question("counts", "/counts", Tallies.counts),
    Question("reprints", "/reprints", Questions.reprints),
    Question("issues", "/issues", Issues.issues),
    Question("issue", "/issues/{issue}", Issues.issue),
    Question("positions", "/issues/{issue}/positions", Issues.positions),
    Question("shifts", "/issues/{issue}/shifts", Issues.shifts),
    Question("learning", "/issues/{issue}/learning", Issues.learning),
    Question("suggestions", "/issues/{issue}/suggestions", Issues.suggestions),
    Question("search", "/search", Questions.search),
    Question("problems", "/problems", Questions.problems),
    Question("reviews", "/reviews", Questions.reviews),
    Question("queue", "/queue", Doubts.queue),
    Question("searches", "/searches", Searches.searches),
)


def question(name: str) -> Question:
    """Return the question of this name. Raises BadRequest."""
    for each in QUESTIONS:
        if each.name == name:
            return each
    raise BadRequest(f"no question {name!r}; there are {', '.join(each.name for each in QUESTIONS)}")


def parameters(question: Question) -> dict[str, Parameter]:
    """Return what a question takes, by name, in the order of its method's signature; filters last."""
    hints = get_type_hints(question.ask)
    found: dict[str, Parameter] = {}
    for name, each in inspect.signature(question.ask).parameters.items():
        if name == "self":
            continue
        filters = _filters(hints[name])
        if filters is not None:
            found |= {key: Parameter(key, kind, None, False, MEANING[key]) for key, kind in filters.items()}
        else:
            required = each.default is inspect.Parameter.empty
            found[name] = Parameter(name, hints[name], None if required else each.default, required, MEANING[name])
    return found


def read(question: Question, given: Mapping[str, str]) -> dict[str, Any]:
    """Return texts as a question's arguments; empty ones are left out, but for ``reviewed``, where "" has a meaning.

    Raises BadRequest for a value that cannot be, a parameter that the question lacks, or one that is missing.
    """
    known = parameters(question)
    only_known(question, given)
    if missing := [each.name for each in known.values() if each.required and not given.get(each.name)]:
        raise BadRequest(f"{question.name} needs {missing[0]!r}: {MEANING[missing[0]]}")
    return {name: known[name].read(text) for name, text in given.items() if text or name == "reviewed"}


def only_known(question: Question, names: Iterable[str]) -> None:
    """Raise BadRequest where a question lacks one of the parameters ``names``: a mistyped filter narrows nothing."""
    known = parameters(question)
    if strange := sorted(set(names) - set(known)):
        raise BadRequest(f"{question.name} takes no {strange[0]!r}; it takes {', '.join(known) or 'nothing'}")


def _filters(hint: Any) -> dict[str, type[Any]] | None:
    """Return the fields of ``Unpack[SomeTypedDict]``, None for any other hint."""
    inner = get_args(hint)
    if get_origin(hint) is None or not inner or not is_typeddict(inner[0]):
        return None
    return get_type_hints(inner[0])
