"""Questions about where a page's words come from: reprints, the passages pages share, the way words came."""

from __future__ import annotations

import sqlalchemy as sa

from onrecord.model import Page, Passage, Reading, Reprint, ReprintKind, SharedPassage
from onrecord.record import store
from onrecord.record.answering import one
from onrecord.record.answers import ArticleLine, ChainLink, Rows
from onrecord.record.articles import Articles
from onrecord.record.chain import chain, located
from onrecord.record.filters import LIMIT_MAX, checked_limit, checked_offset
from onrecord.record.independence import carriers_elsewhere
from onrecord.record.schema import tables
from onrecord.steps import sharing

_ARTICLE = tables[ArticleLine].c


class Copies(Articles):
    """The part of a `Record` that answers about reprints and chains."""

    def reprints(self, *, group: str = "", limit: int = 50, offset: int = 0) -> Rows[Reprint]:
        """Return the captures that carry another's text, group by group."""
        table = tables[Reprint].c
        return self._rows(Reprint, [table.group == group] if group else [], (table.group, table.capture), limit, offset)

    def copies(self, capture: str, *, limit: int = 50, offset: int = 0) -> Rows[ArticleLine]:
        """Return the pages that carry the same text as one, this one among them; the original first, then by day."""
        with self.store.look() as look:
            line = one(look, ArticleLine, self._capture_id(look, capture), "article")
        same = _ARTICLE.group == line.group if line.group else _ARTICLE.id == line.id
        order = (_ARTICLE.kind != "original", _ARTICLE.published.is_(None), _ARTICLE.published, _ARTICLE.id)
        return self._rows(ArticleLine, [same], order, limit, offset)

    def shared(self, capture: str, *, other: str = "", limit: int = LIMIT_MAX, offset: int = 0) -> Rows[SharedPassage]:
        """Return the passages that a page shares with another, word by word, and the words that differ.

        Without ``other`` with those that it copies: of a text merged from two reports with both, and where the
        direction is not known with the first of its group. They are in reading order, source by source.
        """
        with self.store.look() as look:
            one = self._capture_id(look, capture)
            others = [self._capture_id(look, other)] if other else self._sources(look, one)
            pages = {page.capture: page for page in store.read(look, Page, "capture", [one, *others])}
            passages = {each: store.read(look, Passage, "capture", [each], order="start") for each in pages}
        found = [
            passage
            for each in others
            if {one, each} <= pages.keys() and each != one
            for passage in sharing(pages[one], passages[one], pages[each], passages[each])
        ]
        limit, offset = checked_limit(limit), checked_offset(offset)
        return Rows(tuple(found[offset : offset + limit]), len(found), offset)

    def _sources(self, look: sa.Connection, capture: str) -> list[str]:
        """Return the captures that one copies; of an orphan, another of its group; none for an original."""
        table = tables[Reprint].c
        found = store.read(look, Reprint, "capture", [capture])
        if not found or found[0].kind is ReprintKind.ORIGINAL:
            return []
        if found[0].copy_of:
            return [each for each in (found[0].copy_of, found[0].also_of) if each]
        query = sa.select(table.capture).where(table.group == found[0].group, table.capture != capture)
        return list(look.scalars(query.order_by(table.capture).limit(1)))

    def chain(self, capture: str) -> Rows[ChainLink]:
        """Return the way a page's words came: who said them, who passed them on, who published and who reprinted."""
        page = self.article(capture)
        originals: list[ArticleLine] = []
        seen = {page.line.capture}
        with self.store.look() as look:
            at = page.line.copy_of
            while at and at not in seen:
                seen.add(at)
                originals += store.read(look, ArticleLine, "id", [at])
                at = originals[-1].copy_of if originals and originals[-1].id == at else ""
            read = store.read(look, Reading, "capture", [page.line.capture, *(line.capture for line in originals)])
            own = carriers_elsewhere(look, page)
        credits = {each.capture: each for each in read if each.field == "original_outlet" and each.believed}
        links = tuple(dict.fromkeys(located(link, own) for link in chain(page, originals, credits)))
        return Rows(links, len(links))
