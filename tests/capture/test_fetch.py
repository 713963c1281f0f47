"""Fetching from a real server on this machine: polite, bounded, and never led to private addresses."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.capture.addresses import is_public
from onrecord.capture.fetch import Fetcher
from onrecord.capture.sources import Found, found
from onrecord.model import Problem
from onrecord.problems import BadSource
from onrecord.settings import Settings

Answering = Callable[[BaseHTTPRequestHandler], None]
QUICK = Settings(fetch_private=True, fetch_delay_s=0.0, fetch_timeout_s=1.0, capture_max_bytes=100_000)


class Server:
    """A server whose paths the test writes; counts what it was asked for."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, Answering] = {}
        self.asked: list[str] = []
        self.hosts: list[str] = []

    def page(self, path: str, body: bytes, *fields: tuple[str, str], status: int = 200) -> str:
        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in (*fields, ("Content-Length", str(len(body)))):
                request.send_header(name, value)
            request.end_headers()
            request.wfile.write(body)

        self.pages[path] = answer
        return self.address + path


@contextmanager
def serving() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            running.asked.append(self.path)
            running.hosts.append(self.headers["Host"])
            try:
                answer = running.pages.get(self.path)
                if answer:
                    answer(self)
                else:
                    self.send_response(404)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
            except OSError:  # the client hung up, as it should on what is too large or too slow
                pass

        def log_message(self, format: str, *args: object) -> None: ...

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    running = Server(f"http://127.0.0.1:{listening.server_port}")
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield running
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def refusal(url: str, settings: Settings = QUICK) -> str:
    with Fetcher(settings) as fetcher, pytest.raises(BadSource) as error:
        fetcher.fetch(url)
    return str(error.value)


def test_a_page_is_one_capture_with_its_address_and_time(server: Server) -> None:
    url = server.page("/a", b"<html>Hi", ("Content-Type", "text/html; charset=utf-8"))
    (only,) = found(url, QUICK)
    assert isinstance(only, Found)
    assert (only.source, only.url, only.media_type, only.data) == (url, url, "text/html; charset=utf-8", b"<html>Hi")
    assert only.captured.endswith("Z")


def test_a_packed_answer_is_unpacked(server: Server) -> None:
    url = server.page("/a", gzip.compress(b"<html>Hi"), ("Content-Encoding", "gzip"))
    with Fetcher(QUICK) as fetcher:
        assert fetcher.fetch(url).body == b"<html>Hi"


def test_robots_txt_is_honoured(server: Server) -> None:
    server.page("/robots.txt", b"User-agent: *\nDisallow: /no")
    url = server.page("/no/a", b"<html>Hi")
    assert "robots.txt asks us not to" in refusal(url)
    assert server.asked == ["/robots.txt"]


def test_a_host_whose_robots_txt_fails_is_left_alone(server: Server) -> None:
    server.page("/robots.txt", b"", status=503)
    assert "robots.txt cannot be read" in refusal(server.page("/a", b"<html>Hi"))


def test_robots_txt_is_asked_for_once_and_a_host_is_not_hurried(server: Server) -> None:
    settings = Settings(fetch_private=True, fetch_delay_s=0.2)
    url = server.page("/a", b"<html>Hi")
    began = time.monotonic()
    with Fetcher(settings) as fetcher:
        for _ in range(3):
            fetcher.fetch(url)
    assert time.monotonic() - began >= 0.4
    assert server.asked == ["/robots.txt", "/a", "/a", "/a"]


def test_a_crawl_delay_longer_than_ours_counts_and_one_without_end_is_not_waited_for(server: Server) -> None:
    server.page("/robots.txt", b"User-agent: *\nCrawl-delay: 86400")
    url = server.page("/a", b"<html>Hi")
    with Fetcher(QUICK) as fetcher:
        fetcher.fetch(url)
        with pytest.raises(BadSource, match="86400 s"):
            fetcher.fetch(url)


def test_an_error_is_said(server: Server) -> None:
    assert "answered 404" in refusal(server.address + "/nothing")


def test_a_huge_answer_is_given_up_while_it_comes(server: Server) -> None:
    sent = []

    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(2000):
            request.wfile.write(b"a" * 100_000)
            sent.append(1)

    server.pages["/a"] = endless
    assert "larger than 100,000 bytes" in refusal(server.address + "/a")
    assert len(sent) < 500


def test_a_packed_bomb_is_given_up(server: Server) -> None:
    url = server.page("/a", gzip.compress(bytes(30_000_000)), ("Content-Encoding", "gzip"))
    assert "larger than 100,000 bytes" in refusal(url)


@pytest.mark.parametrize("start", [b"", b"HTTP/1.0 200 OK\r\nX: ", b"HTTP/1.0 200 OK\r\n\r\n"])
def test_an_answer_that_drips_is_given_up_in_time(server: Server, start: bytes) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(start)
        for _ in range(40):
            request.wfile.write(b"a" if start else b"")
            request.wfile.flush()
            time.sleep(0.1)

    server.pages["/a"] = drip
    began = time.monotonic()
    assert "no whole answer within 1 s" in refusal(server.address + "/a")
    assert time.monotonic() - began < 3  # the server would drip for four


def test_a_server_that_speaks_no_http_is_a_problem(server: Server) -> None:
    def greet(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"220 mail.example ready\r\n")

    server.pages["/a"] = greet
    assert "cannot be fetched" in refusal(server.address + "/a")


def test_redirects_are_followed_and_the_last_address_kept(server: Server) -> None:
    server.page("/b", b"<html>Hi")
    with Fetcher(QUICK) as fetcher:
        answer = fetcher.fetch(server.page("/a", b"", ("Location", "/b"), status=302))
    assert answer.url == server.address + "/b"


def test_redirects_in_a_circle_end(server: Server) -> None:
    assert "more than 5 redirects" in refusal(server.page("/a", b"", ("Location", "/a"), status=301))


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://a.example/", "http://user:word@a.example/", "http://["]
)
def test_a_redirect_to_no_web_address_is_refused(server: Server, target: str) -> None:
    assert refusal(server.page("/a", b"", ("Location", target), status=302))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "0x7f.1", "127.1"]
)
def test_private_addresses_are_refused_however_they_are_written(server: Server, host: str) -> None:
    port = server.address.rpartition(":")[2]
    assert "cannot be fetched" in refusal(f"http://{host}:{port}/a", Settings())
    assert server.asked == []


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07::1", True),
        ("10.0.0.1", False),
        ("172.16.9.9", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("nonsense", False),
    ],
)
def test_which_addresses_are_public(ip: str, public: bool) -> None:
    assert is_public(ip) is public


def test_a_redirect_to_a_private_address_is_refused(server: Server) -> None:
    # The test's server stands for the public web; the other address of this machine for a private one.
    port = server.address.rpartition(":")[2]
    url = server.page("/a", b"", ("Location", f"http://127.0.0.2:{port}/secret"), status=302)
    with (
        Fetcher(QUICK, allowed=lambda ip: ip == "127.0.0.1") as fetcher,
        pytest.raises(BadSource, match=r"127\.0\.0\.2"),
    ):
        fetcher.fetch(url)
    assert "/secret" not in server.asked


def test_a_name_that_changes_its_address_is_checked_at_each_connection(server: Server) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    port = server.address.rpartition(":")[2]
    server.page("/a", b"<html>Hi")
    with (
        Fetcher(
            QUICK, resolve=lambda host, port, within_s: next(answers), allowed=lambda ip: ip == "127.0.0.1"
        ) as fetcher,
        pytest.raises(BadSource, match="private or local"),
    ):
        fetcher.fetch(f"http://turning.example:{port}/a")
    assert server.asked == ["/robots.txt"]
    assert server.hosts == [f"turning.example:{port}"]


def test_a_feed_from_an_address_leads_to_its_pages(server: Server) -> None:
    one = server.page("/1", b"<html>Whole page")
    items = f"<item><link>{one}</link><description>Short.</description></item>" * 2
    items += f"<item><link>{server.address}/gone</link><description>What the feed has.</description></item>"
    url = server.page("/feed", f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    page, entry, problem = found(url, QUICK)
    assert isinstance(page, Found)
    assert page.data == b"<html>Whole page"
    assert isinstance(entry, Found)
    assert b"What the feed has." in entry.data
    assert isinstance(problem, Problem)
    assert "404" in problem.what


def test_a_sitemap_index_leads_to_the_pages_of_its_sitemaps(server: Server) -> None:
    one = server.page("/1", b"<html>One")
    inner = server.page("/inner.xml.gz", gzip.compress(f"<urlset><url><loc>{one}</loc></url></urlset>".encode()))
    self = server.address + "/sitemap.xml"
    index = f"<sitemapindex><sitemap><loc>{inner}</loc></sitemap><sitemap><loc>{self}</loc></sitemap></sitemapindex>"
    server.page("/sitemap.xml", index.encode())
    assert [each.data for each in found(self, QUICK) if isinstance(each, Found)] == [b"<html>One"]


def test_a_sitemap_that_declares_entities_is_refused(server: Server) -> None:
    url = server.page("/s", b"<!DOCTYPE x [<!ENTITY a 'ha'>]><urlset><url><loc>&a;</loc></url></urlset>")
    (only,) = found(url, QUICK)
    assert isinstance(only, Problem)
    assert "entities" in only.what
