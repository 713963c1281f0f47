"""Other open tools over the same reports, given the same parse, judged by the same scorer.

    python -m benchmarks.peers [--gendergap FOLDER] [--citron FOLDER --citron-weights FOLDER]

textacy comes from the package index (``pip install --group peers``). GenderGapTracker and citron are no packages: clone
them, and name the folder that holds ``quote_extractor.py``, the one that holds ``citron/``, and a copy of its weights.
None of their code is copied here. No spaCy model is needed: each tool is given a spaCy Doc made of our own parse.
"""
