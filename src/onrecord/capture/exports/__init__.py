"""Files in which Nexis or Factiva put many articles: each becomes a capture of its own, with its place in the file.

A file is taken for an export only where a service's frame stands in it in full at least once; else it is what it was.
"""

from onrecord.capture.exports.split import export_captures, may_be_export

__all__ = ["export_captures", "may_be_export"]
