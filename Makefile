# make demo   the main job: a record of the examples (or SOURCES=path), on the desk
# make test   every test
SHELL := bash
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && { echo $$p; break; }; done)
BIN := .venv/bin
SOURCES ?=
DEMO ?= demo.record
CORPORA ?= ../shared

.PHONY: demo test lint floors speed docs wheel clean

# What is compiled where there is a C compiler; the same modules run without.
NATIVE := hatch_build.py $(foreach types,$(shell find src -name '*.pxd'),$(types) $(types:.pxd=.py))

# Set up once, and again when what we need, or the native core, changes.
$(BIN)/.ready: pyproject.toml $(NATIVE)
	@test -n "$(PYTHON)" || { echo "OnRecord needs Python 3.11 or newer; none was found"; exit 1; }
	@echo "setting up .venv (once; two or three minutes, of which compiling takes one)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all]'
	@touch $@

$(BIN)/.ready-dev: $(BIN)/.ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

demo: $(BIN)/.ready
	@$(BIN)/onrecord demo $(SOURCES) -r $(if $(SOURCES),$(if $(filter demo.record,$(DEMO)),mine.record,$(DEMO)),$(DEMO))

test: $(BIN)/.ready-dev
	@$(BIN)/python -m pytest -n 2 $(PYTEST)

lint: $(BIN)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

floors: $(BIN)/.ready-dev
	@$(BIN)/python -m benchmarks.floors --corpora $(CORPORA)

speed: $(BIN)/.ready-dev
	@$(BIN)/python -m benchmarks.speed

docs: $(BIN)/.ready-dev
	@$(BIN)/python -m docs.reference

wheel: $(BIN)/.ready-dev
	@$(BIN)/python -m build --wheel --outdir dist .

clean:
	find src -name '*.so' -delete
	rm -rf .venv dist build demo.record mine.record .pytest_cache .mypy_cache .ruff_cache .hypothesis
