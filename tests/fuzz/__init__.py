"""Inputs that nobody would write: what clean makes of them must hold all the same.

    python -m tests.fuzz --count 100000 --seed 7      pages of a grammar: tags, threads, dates, encodings, mail, JSON
    python -m tests.fuzz.atheris_bytes CORPUS -runs=1000000     bytes led by coverage (needs `pip install atheris`)

Both end at the first input that breaks a claim of `claims.py` and write it down:
``fuzz-SEED.bin``, or libFuzzer's crash file.
"""
