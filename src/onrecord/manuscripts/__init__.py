"""What word processors write, read as paragraphs that know their place in the file. Two stages read it."""

from onrecord.manuscripts.docx import docx_paragraphs, is_docx
from onrecord.manuscripts.paragraph import Paragraph
from onrecord.manuscripts.rtf import rtf_paragraphs

__all__ = ["Paragraph", "docx_paragraphs", "is_docx", "rtf_paragraphs"]
