"""PDFs written by hand: what stands where, in which size of type."""

from __future__ import annotations

from collections.abc import Sequence

Set = tuple[float, float, float, str]  # from the left, from the foot, size, words; with a leading * in bold

_LOCK = "<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >>"
_BOLD = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"


def pdf(
    *pages: Sequence[Set], extra: str = "", properties: str = "/Title (Ferry report)", locked: bool = False
) -> bytes:
    """Return a PDF with a page for each list of lines; ``extra`` is drawn on every page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append(f"<< {properties} >>")
    picture = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    objects.append(f"<< {picture} /Length 1 >>\nstream\n0\nendstream")
    for number, lines in enumerate(pages):
        drawn = "BT " + " ".join(map(_drawn, lines))
        drawn = f"{drawn} ET {extra}"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R /F2 {_BOLD} >> /XObject << /P 5 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    return _written(objects, f"/Encrypt {_LOCK} /ID [<00> <00>]" if locked else "")


def _drawn(line: Set) -> str:
    x, y, size, words = line
    return f"/F{1 + words.startswith('*')} {size} Tf 1 0 0 1 {x} {y} Tm ({words.lstrip('*')}) Tj"


def _written(objects: Sequence[str], trailer: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"trailer\n<< /Size {count} /Root 1 0 R /Info 4 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {count}\n0000000000 65535 f \n{table}{end}".encode()


def column(words: str, left: float, top: float, *, size: float = 9, chars: int = 34) -> list[Set]:
    """Return a paragraph's lines below each other, broken after ``chars`` characters at most; first line indented."""
    lines, at = [""], 0
    for word in words.split(" "):
        if len(lines[-1]) + len(word) >= chars:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    made: list[Set] = []
    for at, line in enumerate(lines):
        made.append((left + (size if at == 0 else 0), top - at * size * 1.25, size, line))
    return made
