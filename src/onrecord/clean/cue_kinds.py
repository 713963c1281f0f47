"""The kinds of words that tell which patterns are worth asking of a line, each a bit of a number."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.clean.wording import words_of

(
    DATED, FOREIGN, AT, BY, SOURCE, JOINED, RANK, STATS, CLOCK, ZONE, UPDATED, VISITED, REPOSTED, EVENT, SAYS, MORE,
    ABOUT, PICTURE, SHOWN, OWNED, FIRST, AGAIN, COMMENTED, LOGIN, POSTED, LIFE, ONCE, EARLIER, TEXT, CAME,
    NUMBERED,
) = (1 << place for place in range(31))  # fmt: skip
ANY = (1 << 31) - 1 - DATED - NUMBERED  # of a line with letters that patterns take for others: "ſ" for "s"

# Words that the patterns of the article's modules begin with or cannot do without, by bit.
_WORDS = {
    BY: "by par por von door author authors autor autorin auteur автор di da",
    ABOUT: "follow write email e",
    PICTURE: "photo photos photograph photographs photography photographer photographie foto fotos fotografie "
    "fotografia fotografía picture pictures image images bild bilder bildquelle bildrechte illustration illustrations "
    "graphic graphics grafik grafiken video videos crédit crédits credit credits cartoon cartoons getty courtesy",
    SHOWN: "photo file foto picture image pictured photograph getty photographed bild",
    OWNED: "copyright rights rechte alle",
    FIRST: "originally first initially published appeared republished zuerst erstmals initialement original",
    AGAIN: "reposted reblogged republished re",
    REPOSTED: "reposted reblogged re posted blogged",
    COMMENTED: "comment comments schreibt sagt reply antworten report permalink flag flagged says wrote",
    LOGIN: "admin administrator webmaster moderator editor",
    POSTED: "posted reposted filed published reply",
    LIFE: "is was ist war est es è covers writes reports",
    ONCE: "republished reprinted reposted reproduced syndicated cross crossposted taken re",
    EARLIER: "originally first previously",
    TEXT: "article story report piece post text",
    CAME: "published printed appeared ran posted aired reported carried released comes came is was",
}
_KINDS = {
    BY: ("by", "author"), SOURCE: ("source",), JOINED: ("joined",), RANK: ("rank",), STATS: ("stats",),
    CLOCK: ("clock",), ZONE: ("zone",), UPDATED: ("updated",), VISITED: ("visited",), REPOSTED: ("reposted",),
    EVENT: ("event",), SAYS: ("says",), MORE: ("more",), ABOUT: ("about author",),
}  # fmt: skip


def cue_words() -> Iterator[tuple[int, str]]:
    """Yield each bit with each of its words: of a phrase the first, up to its first mark."""
    for bit, words in _WORDS.items():
        for word in words.split():
            yield bit, word
    for bit, kinds in _KINDS.items():
        for phrase in words_of(*kinds):
            end = next((at for at, letter in enumerate(phrase) if not letter.isalpha()), len(phrase))
            yield bit, phrase[:end]
