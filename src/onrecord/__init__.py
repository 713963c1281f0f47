"""News coverage as a sourced record: who said what, to whom, when, through whom, and which outlet left it out."""

__version__ = "0.1.0"
