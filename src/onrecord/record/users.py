"""Who may use a record's desk from another machine: names, roles, and what proves a person to be one of them.

They stand in the record's folder, in ``users.json``, which its owner alone may read; no export holds them. A password
is kept as its scrypt hash (RFC 7914) under a salt of its own; a token, which is 32 random bytes, as its SHA-256.
"""

from __future__ import annotations

import fcntl
import hmac
import json
import os
import re
import secrets
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from enum import IntEnum
from hashlib import scrypt, sha256
from pathlib import Path

from onrecord.problems import BadRecord, BadRequest, NotOnRecord

FILE = "users.json"
PASSWORD_MIN_CHARS = 10  # NIST SP 800-63B asks for 8 at least; the desk may hold what sources trust it with
PASSWORD_MAX_CHARS = 1024
LOG_N, BLOCK, PARALLEL = 15, 8, 3  # 32 MiB and some 0.2 s a try: OWASP's second choice, which fits small machines
_NAME = re.compile(r"\w[\w.@+ -]{0,62}\w|\w")


class UserRole(IntEnum):
    """What a user may do; each may do what those before it may."""

    ANYONE = 0  # who has not signed in; no user has this role
    READER = 1  # reads and exports
    REVIEWER = 2  # reviews, and follows issues
    ADMIN = 3  # adds captures

    @property
    def word(self) -> str:
        """The role as people write it: ``reviewer``."""
        return self.name.lower()


#: Those that a user can have.
ROLES = (UserRole.READER, UserRole.REVIEWER, UserRole.ADMIN)


@dataclass(frozen=True, slots=True)
class User:
    """One who may sign in."""

    name: str
    role: UserRole
    password: str = ""  # "scrypt$15$8$3$salt$hash"; "" where none was set
    token: str = ""  # SHA-256 of the token, hexadecimal; "" where none was given

    @property
    def mark(self) -> str:
        """What changes when the role, the password or the token does: a session that began before is over."""
        return sha256(f"{self.name}\x1f{self.role}\x1f{self.password}\x1f{self.token}".encode()).hexdigest()


def role(word: str) -> UserRole:
    """Return the role that ``word`` names. Raises BadRequest."""
    for each in ROLES:
        if each.word == word:
            return each
    raise BadRequest(f"a role is {', '.join(each.word for each in ROLES)}, got {word!r}")


class Users:
    """The users of the record in one folder. The file is read anew whenever it changed."""

    def __init__(self, folder: Path, *, log_n: int = LOG_N) -> None:
        """``log_n`` is the binary logarithm of scrypt's cost N, for passwords set from now on."""
        self.path = folder / FILE
        self.log_n = log_n
        self._read: tuple[tuple[int, int, int], tuple[User, ...]] | None = None
        self._nobody = _written(log_n, secrets.token_bytes(16), secrets.token_bytes(32))  # no password fits this

    def __iter__(self) -> Iterator[User]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def named(self, name: str) -> User | None:
        """Return the user of this name, None where there is none."""
        name = _composed(name)
        return next((each for each in self._all() if each.name == name), None)

    def of_password(self, name: str, password: str) -> User | None:
        """Return the user whose name and password these are, None where they are nobody's.

        Takes as long for a name that nobody has as for a wrong password.
        """
        found = self.named(name)
        kept = found.password if found and found.password else self._nobody
        is_right = fits(password, kept)
        return found if found and found.password and is_right else None

    def of_token(self, token: str) -> User | None:
        """Return the user whose token this is, None where it is nobody's."""
        shown = sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
        fitting = [each for each in self._all() if hmac.compare_digest(each.token, shown)]
        return fitting[0] if fitting else None

    def set_password(self, name: str, role: UserRole, password: str) -> User:
        """Keep a user with this role and password, in place of the one they had. Raises BadRequest."""
        if not PASSWORD_MIN_CHARS <= len(password) <= PASSWORD_MAX_CHARS:
            raise BadRequest(f"a password has {PASSWORD_MIN_CHARS} to {PASSWORD_MAX_CHARS} characters")
        return self._put(name, role, password=hashed(password, self.log_n))

    def give_token(self, name: str, role: UserRole) -> str:
        """Keep a user with this role; return a fresh token of theirs, which is told this once. Raises BadRequest."""
        token = f"onrecord_{secrets.token_urlsafe(32)}"
        self._put(name, role, token=sha256(token.encode()).hexdigest())
        return token

    def remove(self, name: str) -> None:
        """Take a user away; what they reviewed stays under their name. Raises NotOnRecord."""
        with self._alone():
            kept = [each for each in self._all() if each.name != _composed(name)]
            if len(kept) == len(self._all()):
                raise NotOnRecord(f"no user {name!r}; onrecord users list names them")
            self._write(kept)

    # --- inside --------------------------------------------------------------------------------

    def _put(self, name: str, role: UserRole, **proof: str) -> User:
        name = _composed(name)
        if not _NAME.fullmatch(name):
            raise BadRequest(f"a user's name is 1 to 64 letters, digits and . @ + - with blanks inside, got {name!r}")
        with self._alone():
            made = replace(self.named(name) or User(name, role), role=role, **proof)
            self._write([*(each for each in self._all() if each.name != name), made])
        return made

    def _all(self) -> tuple[User, ...]:
        try:
            state = os.stat(self.path)
        except FileNotFoundError:
            return ()
        if state.st_mode & 0o077:
            raise BadRecord(f"{self.path} can be read by others on this machine; repair that with chmod 600")
        stamp = (state.st_mtime_ns, state.st_ino, state.st_size)
        if self._read is None or self._read[0] != stamp:
            self._read = (stamp, _users(self.path))
        return self._read[1]

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let one process at a time change the users; the folder itself is the lock, so no file is left behind."""
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            os.close(folder)

    def _write(self, users: Sequence[User]) -> None:
        rows = [{**asdict(each), "role": each.role.word} for each in sorted(users, key=lambda each: each.name)]
        made = self.path.with_name(f"{FILE}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump({"users": rows}, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(made, self.path)
        self._read = None


def hashed(password: str, log_n: int = LOG_N) -> str:
    """Return how a password is kept: ``scrypt$15$8$3$salt$hash``, salt and hash in hexadecimal."""
    salt = secrets.token_bytes(16)
    return _written(log_n, salt, _scrypt(password, log_n, BLOCK, PARALLEL, salt))


def fits(password: str, kept: str) -> bool:
    """Tell whether ``password`` is the one that was kept as ``kept``; takes as long either way."""
    _, log_n, block, parallel, salt, made = kept.split("$")
    again = _scrypt(password[:PASSWORD_MAX_CHARS], int(log_n), int(block), int(parallel), bytes.fromhex(salt))
    return hmac.compare_digest(again, bytes.fromhex(made))


def _written(log_n: int, salt: bytes, made: bytes) -> str:
    return f"scrypt${log_n}${BLOCK}${PARALLEL}${salt.hex()}${made.hex()}"


def _scrypt(password: str, log_n: int, block: int, parallel: int, salt: bytes) -> bytes:
    # NFKC: one keyboard sends "é" as one character, another as two.
    said = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    memory = 128 * block * (2**log_n + parallel + 2) + 2**20
    return scrypt(said, salt=salt, n=2**log_n, r=block, p=parallel, maxmem=memory, dklen=32)


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip())


def _users(path: Path) -> tuple[User, ...]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["users"]
        return tuple(User(row["name"], role(row["role"]), row["password"], row["token"]) for row in rows)
    except (OSError, ValueError, KeyError, TypeError, BadRequest) as why:
        raise BadRecord(f"{path} is no list of users ({why}); take it away and add the users again") from why
