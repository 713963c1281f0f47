"""Threads as sites set them, flattened to text: each comment is one, with its writer, its day and whom it answers."""

# ruff: noqa: E501  (threads as their sites set them)

from __future__ import annotations

import pytest

from tests.clean.comment_threads import Said, of_html, of_text, said

LAYOUTS = {
    "lists of their own inside signed comments": (
        "en",
        "  1. Two points:\n   • Nobody asked for this.\n   • Nobody will pay for it.\n"
        "    Comment by gull_7 | May 4, 2020 | Reply\n\n  2. LOL.\n    Comment by Guest | May 5, 2020 | Reply\n\n"
        '  3. "The bridge (Gazette) May 3, 2020"\nRead that again.\n    Comment by Bo | May 6, 2020 | Reply',
        [Said("gull_7", "2020-05-04"), Said("", "2020-05-05"), Said("Bo", "2020-05-06")],
    ),
    "Disqus, whom one answers beside one": (
        "en",
        """\
12 Comments Norvik Post Login
gull_7 • 3 years ago
They said the same last year.
20 • Reply • Share ›
northpier gull_7 • 3 years ago
No, the year before.
4 • Reply • Share ›""",
        [Said("gull_7", ""), Said("northpier", "", 1, "gull_7")],
    ),
    "Disqus, with an arrow": (
        "en",
        """\
gull_7 • 3 hours ago
They said the same last year.
Reply
northpier ➤ gull_7 • 2 hours ago
No, the year before.
Reply""",
        [Said("gull_7", "2026-11-01"), Said("northpier", "2026-11-01", 1, "gull_7")],
    ),
    "Hacker News": (
        "en",
        """\
gull_7 2 hours ago | prev | next [–]
They said the same last year.
reply
northpier 1 hour ago | parent | next [–]
No, the year before.
reply""",
        [Said("gull_7", "2026-11-01"), Said("northpier", "2026-11-01")],
    ),
    "Reddit, the old pages": (
        "en",
        """\
[–]gull_7 12 points 3 hours ago
They said the same last year.
permalink embed save report give award reply
[–]northpier 3 points 2 hours ago
No, the year before.
permalink embed save parent report reply""",
        [Said("gull_7", "2026-11-01"), Said("northpier", "2026-11-01")],
    ),
    "Reddit, the new pages": (
        "en",
        """\
u/gull_7
•
3 hr. ago
They said the same last year.
Upvote
12
Downvote
Reply
Share
northpier
OP
•
2 hr. ago
No, the year before.
Upvote
3
Downvote
Reply
Share""",
        [Said("gull_7", "2026-11-01"), Said("northpier", "2026-11-01")],
    ),
    "Facebook's plug-in": (
        "en",
        """\
2 Comments
Sort by Oldest
Ann Veska
They said the same last year.
Like · Reply · 3 · 2 yrs
Bo Kell
No, the year before.
Like · Reply · May 4, 2020 10:12am""",
        [Said("Ann Veska", ""), Said("Bo Kell", "2020-05-04")],
    ),
    "a newspaper that sets whom one answers beside one": (
        "en",
        """\
gull_7 4 May 2020 10:12
0 1
They said the same last year.
Reply Share
Report
northpier gull_7 4 May 2020 11:02
3 4
No, the year before.
Reply Share
Report""",
        [Said("gull_7", "2020-05-04"), Said("northpier", "2020-05-04", 1, "gull_7")],
    ),
    "a name above place and date": (
        "en",
        """\
Ann Veska
Norvik | May 4, 2020
They said the same last year.
Reply 12 Recommend
Bo
Ostby | May 5, 2020
@Ann Veska No, the year before.
Reply 3 Recommend""",
        [Said("Ann Veska", "2020-05-04"), Said("Bo", "2020-05-05", 1, "Ann Veska")],
    ),
    "phpBB, the writer below": (
        "en",
        """\
Re: The bridge
by gull_7 » Mon May 04, 2020 10:12 am
They said the same last year.
gull_7
Posts: 77
Joined: Tue Apr 03, 2012 4:05 pm
Top
Re: The bridge
by northpier » Mon May 04, 2020 11:12 am
gull_7 wrote:
They said the same last year.
No, the year before.
northpier
Posts: 12
Joined: Tue Apr 03, 2013 4:05 pm
Top""",
        [Said("gull_7", "2020-05-04"), Said("northpier", "2020-05-04", 1, "gull_7")],
    ),
    "vBulletin": (
        "en",
        """\
05-04-2020, 10:12 AM #2
gull_7
Senior Member
Join Date
Nov 2011
Posts
7,850
They said the same last year.
Reply With Quote
05-04-2020, 11:12 AM #3
northpier
Junior Member
Join Date
Jan 2019
Posts
3
Originally Posted by gull_7
They said the same last year.
No, the year before.
Reply With Quote""",
        [Said("gull_7", "2020"), Said("northpier", "2020", 1, "gull_7")],
    ),
    "Discourse": (
        "en",
        """\
gull_7
May 4, 2020, 10:12am
2
They said the same last year.
3 Likes
northpier
May 5, 2020, 1:02pm
3
gull_7:
They said the same last year.
No, the year before.
1 Like""",
        [Said("gull_7", "2020-05-04"), Said("northpier", "2020-05-05", 1, "gull_7")],
    ),
    "an Austrian forum": (
        "de",
        """\
gull_7
vor 2 Stunden
Das war letztes Jahr schon so.
antworten
4
1
northpier
vor 1 Stunde
@gull_7
Nein, das Jahr davor.
antworten""",
        [Said("gull_7", "2026-11-01"), Said("northpier", "2026-11-01", 1, "gull_7")],
    ),
    "a German magazine": (
        "de",
        """\
gull_7
04.05.2020, 10.12 Uhr
Das war letztes Jahr schon so.
Antworten
Melden
northpier
04.05.2020, 11.02 Uhr
Antwort auf gull_7
Nein, das Jahr davor.
Antworten
Melden""",
        [Said("gull_7", "2020-05-04"), Said("northpier", "2020-05-04", 1, "gull_7")],
    ),
    "numbered answers": (
        "de",
        """\
gull_7
#1 — vor 3 Tagen
Das war letztes Jahr schon so.
Antworten
northpier
#1.1 — vor 2 Tagen
Antwort auf #1 von gull_7
Nein, das Jahr davor.
Antworten""",
        [Said("gull_7", "2026-10-29"), Said("northpier", "2026-10-30", 1, "gull_7")],
    ),
    "a French newspaper": (
        "fr",
        """\
gull_7 04/05/2020 - 10h12
C'était déjà comme ça l'an dernier.
Répondre
Signaler
northpier il y a 3 jours
En réponse à gull_7
Non, l'année d'avant.
Répondre
Signaler""",
        [Said("gull_7", "2020-05-04"), Said("northpier", "2026-10-29", 1, "gull_7")],
    ),
    "a Spanish newspaper": (
        "es",
        """\
gull_7
hace 3 horas
Ya lo dijeron el año pasado.
Responder
northpier
04/05/2020 10:12
En respuesta a gull_7
No, el año anterior.
Responder""",
        [Said("gull_7", "2026-11-01"), Said("northpier", "2020-05-04", 1, "gull_7")],
    ),
    "a Russian newspaper": (
        "ru",
        """\
Комментарии (2)
Анна Веска
4 мая 2020, 10:12
В прошлом году говорили то же самое.
Ответить
чайка7
5 мая 2020, 11:02
в ответ на Анна Веска
Нет, в позапрошлом.
Ответить""",
        [Said("Анна Веска", "2020-05-04"), Said("чайка7", "2020-05-05", 1, "Анна Веска")],
    ),
    "a Russian forum": (
        "ru",
        """\
Анна Веска 3 часа назад
В прошлом году говорили то же самое.
Ответить
чайка7 вчера в 10:12
@Анна Веска Нет, в позапрошлом.
Ответить""",
        [Said("Анна Веска", "2026-11-01"), Said("чайка7", "2026-10-31", 1, "Анна Веска")],
    ),
    "a list with answers set in": (
        "en",
        """\
Comments
  • gull_7
    4 May 2020
    They said the same last year.
      • northpier
        5 May 2020
        No, the year before.
          • heron
            6 May 2020
            Both.
  • tern
    7 May 2020
    Who cares?""",
        [
            Said("gull_7", "2020-05-04"),
            Said("northpier", "2020-05-05", 1, "gull_7"),
            Said("heron", "2020-05-06", 2, "northpier"),
            Said("tern", "2020-05-07"),
        ],
    ),
    "a list of names": (
        "en",
        """\
Comments
  * gull_7
    They said the same last year.
      * northpier
        No, the year before.
  * tern
    Who cares?""",
        [Said("gull_7", ""), Said("northpier", "", 1, "gull_7"), Said("tern", "")],
    ),
    "quotation marks of mail": (
        "en",
        """\
gull_7 wrote:
They said the same last year, all of them.
northpier wrote:
> They said the same last year, all of them.
No, the year before.""",
        [Said("gull_7", ""), Said("northpier", "", 1, "gull_7")],
    ),
    "who replied to whom": (
        "en",
        """\
gull_7
2 days ago
They said the same last year.
northpier replied to gull_7
1 day ago
No, the year before.""",
        [Said("gull_7", "2026-10-30"), Said("northpier", "2026-10-31", 1, "gull_7")],
    ),
    "a comment that was removed": (
        "en",
        """\
gull_7 • 4 May 2020
This comment was removed by a moderator.
northpier • 5 May 2020
No, the year before.""",
        [Said("gull_7", "2020-05-04"), Said("northpier", "2020-05-05")],
    ),
    "posted by": (
        "en",
        """\
Posted by gull_7 at 10:12 on 4 May 2020
They said the same last year.
Posted by northpier at 11:02 on 5 May 2020
No, the year before.""",
        [Said("gull_7", "2020-05-04"), Said("northpier", "2020-05-05")],
    ),
    "the date before the name": (
        "en",
        """\
2016-02-07 10:11 gull_7
They said the same last year.
2016-02-08 11:12 northpier
No, the year before.""",
        [Said("gull_7", "2016-02-07"), Said("northpier", "2016-02-08")],
    ),
    "numbers before the names": (
        "en",
        """\
1. gull_7 says:
May 4, 2020 at 10:12 am
They said the same last year.
Reply
2. northpier says:
May 5, 2020 at 10:12 am
No, the year before.
Reply""",
        [Said("gull_7", "2020-05-04"), Said("northpier", "2020-05-05")],
    ),
    "a time with pm": (
        "en",
        """\
gull_7
12 Mar 2016 at 4:05 pm
They said the same last year.
Log in to Reply
northpier
13 Mar 2016 at 4:05 pm
No, the year before.
Log in to Reply""",
        [Said("gull_7", "2016-03-12"), Said("northpier", "2016-03-13")],
    ),
    "names and words by turns": (
        "en",
        """\
Comments
gull_7
They said the same last year.
northpier
No, the year before.""",
        [Said("gull_7", ""), Said("northpier", "")],
    ),
}


@pytest.mark.parametrize(("language", "thread", "wanted"), LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_thread_is_read_as_its_site_sets_it(language: str, thread: str, wanted: list[Said]) -> None:
    assert said(thread, of_text(thread, language=language)) == wanted


NO_COMMENTS = {
    "a form": "2 Comments\nLeave a Reply\nYour email address will not be published.\nName *\nEmail *\nWebsite\nPost Comment",
    "a button": "Load more comments",
    "a heading": "12 Comments",
    "other articles and their days": "The bridge is closed\nNov 3, 2020\nThe ferry sails again\nNov 4, 2020",
    "a list of headlines": "The bridge is closed\nThe ferry sails again\nNo bread in Norvik",
    "a side bar of comments on other articles": "Recent Comments\ngull_7 on The bridge is closed\nnorthpier on The ferry sails again",
    "a policy": "Comments are moderated. Keep to our house rules.",
}


@pytest.mark.parametrize("thread", NO_COMMENTS.values(), ids=NO_COMMENTS.keys())
def test_what_only_stands_near_comments_is_none(thread: str) -> None:
    assert of_text(thread) == []


PAGES = {
    "numbered elements inside one another": (
        """<h3>2 Comments</h3><ol class="comment-list">
        <li id="comment-7" class="comment depth-1"><article id="div-comment-7"><footer class="comment-meta">
        <div class="comment-author vcard"><b class="fn">Ann</b> <span class="says">says:</span></div>
        <div class="comment-metadata"><time>May 4, 2020 at 10:12 am</time></div></footer>
        <div class="comment-content"><p>They said the same last year.</p></div><div class="reply">Reply</div></article>
        <ol class="children"><li id="comment-9" class="comment depth-2"><article id="div-comment-9">
        <div class="comment-author vcard"><b class="fn">gull_7</b> <span class="says">says:</span></div>
        <div class="comment-metadata"><time>May 5, 2020 at 8:01 am</time></div>
        <div class="comment-content"><p>No, the year before.</p></div></article></li></ol></li>
        <li id="comment-8" class="comment depth-1"><div class="comment-author vcard"><b class="fn">Bo</b></div>
        <div class="comment-metadata">May 6, 2020</div><div class="comment-content"><p>So true</p></div></li></ol>
        <div id="respond" class="comment-respond"><h3 id="reply-title">Leave a Reply</h3><form class="comment-form">
        <p class="comment-form-author">Name *</p></form></div>""",
        [Said("Ann", "2020-05-04"), Said("gull_7", "2020-05-05", 1, "Ann"), Said("Bo", "2020-05-06")],
    ),
    "levels told by classes": (
        """<div class="comment level-1"><div class="comment-user">Ann</div><div class="comment-date">2 days ago</div>
        <div class="comment-text">They said the same last year.</div><span class="comment-reply">Reply</span></div>
        <div class="comment level-2"><div class="comment-user">gull_7</div><div class="comment-date">1 day ago</div>
        <div class="comment-text">No, the year before.</div><span class="comment-reply">Reply</span></div>""",
        [Said("Ann", "2026-10-30"), Said("gull_7", "2026-10-31", 1, "Ann")],
    ),
    "elements inside one another without numbers": (
        """<div class="comment"><div class="user">Ann</div><div class="date">2 days ago</div>
        <div class="text">They said the same last year.</div>
        <div class="replies"><div class="comment"><div class="user">gull_7</div><div class="date">1 day ago</div>
        <div class="text">No, the year before.</div></div></div></div>
        <div class="comment"><div class="user">Bo</div><div class="date">1 day ago</div>
        <div class="text">So true.</div></div>""",
        [Said("Ann", "2026-10-30"), Said("gull_7", "2026-10-31", 1, "Ann"), Said("Bo", "2026-10-31")],
    ),
    "posts of a forum that quote": (
        """<div id="post12"><div class="username">Ann</div><div class="postdate">May 4, 2020, 10:12</div>
        <div class="content"><p>They said the same last year, all of them.</p></div></div>
        <div id="post13"><div class="username">gull_7</div><div class="postdate">May 5, 2020, 8:01</div>
        <div class="content"><blockquote>They said the same last year, all of them.</blockquote><p>No.</p></div></div>""",
        [Said("Ann", "2020-05-04"), Said("gull_7", "2020-05-05", 1, "Ann")],
    ),
    "another page's link": (
        """<div id="comment-3" class="pingback">Pingback: <a href="/">The bridge | Gazette</a></div>
        <div id="comment-4" class="comment"><div class="comment-author">Ann</div><p>They said the same.</p></div>""",
        [Said("Ann")],
    ),
    "a side bar": (
        """<div class="widget widget_recent_comments"><ul id="recentcomments"><li class="recentcomments">Ann on The bridge</li>
        <li class="recentcomments">Bo on The ferry</li></ul></div>""",
        [],
    ),
    "a comment that is only a heart": (
        """<div id="comment-4" class="comment"><div class="comment-author">Ann</div><p class="comment-text">❤️</p></div>""",
        [Said("Ann")],
    ),
}


@pytest.mark.parametrize(("page", "wanted"), PAGES.values(), ids=PAGES.keys())
def test_markup_tells_where_a_comment_ends_and_whom_it_answers(page: str, wanted: list[Said]) -> None:
    text, comments = of_html(page)
    assert said(text, comments) == wanted


def test_a_comments_span_ends_before_its_answers_begin() -> None:
    text, comments = of_html(PAGES["numbered elements inside one another"][0])
    assert [each.span.of(text).count("year") for each in comments] == [1, 1, 0]
    assert all(not a.span.overlaps(b.span) for a in comments for b in comments if a is not b)
