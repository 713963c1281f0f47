"""Who is signed in, and how often one may try: kept in this process alone, so a restart signs everyone out."""

from __future__ import annotations

import ipaddress
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

from onrecord.problems import OnRecordError
from onrecord.record.users import User, Users

Clock = Callable[[], float]  # seconds, from whatever beginning
IDLE_S = 2 * 3600.0  # after the last page
SESSION_S = 12 * 3600.0  # after signing in, however busy: a working day
SESSIONS_MAX = 1000  # signed in at once; the one used longest ago goes first
FREE_TRIES = 4  # a person mistypes; from then on each failure doubles the wait
ADDRESS_WAIT_MAX_S = 900.0
NAME_WAIT_MAX_S = 30.0  # short: whoever fails on purpose must not keep the owner of a name out
CROWD_MAX = 4  # tries that may wait for their turn
KEYS_MAX = 10_000  # addresses and names remembered


class TooManyTries(OnRecordError):
    """Someone tried too often; ``wait_s`` is when they may again."""

    def __init__(self, wait_s: float) -> None:
        self.wait_s = max(1, round(wait_s + 0.5))
        super().__init__(f"too many failed tries; the next one is looked at in {self.wait_s} s")


@dataclass(frozen=True, slots=True)
class Session:
    """One browser in which a user signed in."""

    user: str
    mark: str  # of the user at that time: see `User.mark`
    token: str  # that the forms of this session carry
    began: float
    used: float


class Sessions:
    """The sessions of one desk. What a browser keeps is random and means nothing elsewhere; here lies its hash."""

    def __init__(self, users: Users, clock: Clock = time.monotonic) -> None:
        self._users = users
        self._clock = clock
        self._held: dict[str, Session] = {}
        self._lock = threading.Lock()

    def begin(self, user: User) -> str:
        """Sign a user in; return the secret that their browser is to keep. It is new each time."""
        secret = secrets.token_urlsafe(32)
        now = self._clock()
        with self._lock:
            while len(self._held) >= SESSIONS_MAX:
                del self._held[min(self._held, key=lambda key: self._held[key].used)]
            self._held[_key(secret)] = Session(user.name, user.mark, secrets.token_urlsafe(24), now, now)
        return secret

    def of(self, secret: str) -> tuple[User, Session] | None:
        """Return whose session this is, None where it is over or never was.

        It is over when it was long unused, is too old, was signed out, or when its user was changed or removed.
        """
        key, now = _key(secret), self._clock()
        with self._lock:
            found = self._held.get(key)
            if found is None:
                return None
            user = self._users.named(found.user)
            if now - found.used > IDLE_S or now - found.began > SESSION_S or user is None or user.mark != found.mark:
                del self._held[key]
                return None
            self._held[key] = replace(found, used=now)
            return user, found

    def end(self, secret: str) -> None:
        """Sign out."""
        with self._lock:
            self._held.pop(_key(secret), None)


class Throttle:
    """Makes those who fail wait, twice as long each time."""

    def __init__(self, wait_max_s: float, clock: Clock = time.monotonic) -> None:
        self.wait_max_s = wait_max_s
        self._clock = clock
        self._failed: dict[str, tuple[int, float]] = {}  # how often, and until when to wait
        self._lock = threading.Lock()

    def check(self, key: str) -> None:
        """Raise TooManyTries while ``key`` has to wait."""
        with self._lock:
            _, until = self._failed.get(key, (0, 0.0))
        if (left := until - self._clock()) > 0:
            raise TooManyTries(left)

    def failed(self, key: str) -> None:
        """Note a failure."""
        with self._lock:
            now = self._clock()
            count, until = self._failed.pop(key, (0, 0.0))
            if now - until > 4 * self.wait_max_s:  # long ago: a new day
                count = 0
            wait_s = min(2.0 ** min(count + 1 - FREE_TRIES, 30), self.wait_max_s) if count >= FREE_TRIES else 0.0
            while len(self._failed) >= KEYS_MAX:
                del self._failed[next(iter(self._failed))]
            self._failed[key] = (count + 1, now + wait_s)

    def passed(self, key: str) -> None:
        """Forget the failures of one who got it right."""
        with self._lock:
            self._failed.pop(key, None)


class Tries:
    """The tries to sign in: each counts against the address it came from and the name it was for."""

    def __init__(self, users: Users, clock: Clock = time.monotonic) -> None:
        self._users = users
        self._addresses = Throttle(ADDRESS_WAIT_MAX_S, clock)
        self._names = Throttle(NAME_WAIT_MAX_S, clock)
        self._tokens = Throttle(ADDRESS_WAIT_MAX_S, clock)
        self._one_at_a_time = threading.Lock()  # a hash takes 32 MiB: a crowd of tries must not take them all at once
        self._crowd = threading.BoundedSemaphore(CROWD_MAX)  # nor keep every thread of the desk waiting

    def password(self, address: str, name: str, password: str) -> User | None:
        """Return the user whose name and password these are, if any. Raises TooManyTries."""
        place, name = network(address), name.strip()[:64]
        if not self._crowd.acquire(blocking=False):
            raise TooManyTries(1.0)
        try:
            with self._one_at_a_time:
                self._addresses.check(place)
                self._names.check(name)
                user = self._users.of_password(name, password)
                self._note(user, (self._addresses, place), (self._names, name))
        finally:
            self._crowd.release()
        return user

    def token(self, address: str, token: str) -> User | None:
        """Return the user whose token this is, if any. Raises TooManyTries.

        A right one is never kept waiting: it cannot be guessed, and a neighbour's broken script must not shut it out.
        """
        user, place = self._users.of_token(token), network(address)
        if user is None:
            self._tokens.check(place)
            self._tokens.failed(place)
        return user

    def _note(self, user: User | None, *where: tuple[Throttle, str]) -> None:
        for throttle, key in where:
            if user is None:
                throttle.failed(key)
            else:
                throttle.passed(key)


def network(address: str) -> str:
    """Return what stands for one place: an IPv4 address, or the /64 network that one subscriber has of IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def _key(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
