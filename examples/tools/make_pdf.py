"""Make captures/world-straits-assembly/press-release-2019-14.pdf from tools/press-release.txt, with no PDF library.

    python examples/tools/make_pdf.py

One page, two of the standard fonts, nothing compressed: the file can be read in an editor. The same bytes every time.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE.parent / "captures" / "world-straits-assembly" / "press-release-2019-14.pdf"
COLUMNS = 84
TOP, LEFT, LEADING = 780, 64, 15  # points, from the lower left corner of a page of 595 x 842


def shown(text: str) -> bytes:
    """Return ``text`` as a PDF string in WinAnsi, which has curly quotation marks."""
    raw = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + raw + b")"


def content(text: str) -> bytes:
    """Return the drawing orders for ``text``: a paragraph between blank lines, ``# `` before the title."""
    orders = [b"BT", f"{LEADING} TL {LEFT} {TOP} Td".encode()]
    for paragraph in text.strip().split("\n\n"):
        is_title = paragraph.startswith("# ")
        orders.append(b"/Bold 15 Tf" if is_title else b"/Text 10 Tf")
        for line in paragraph.removeprefix("# ").splitlines():
            orders += [shown(part) + b" Tj T*" for part in textwrap.wrap(line, COLUMNS)]
        orders.append(b"T*")
    return b"\n".join([*orders, b"ET"])


def built() -> bytes:
    """Return the whole PDF file."""
    drawing = content((HERE / "press-release.txt").read_text(encoding="utf-8"))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /Text 5 0 R /Bold 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
    ]
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(built())
