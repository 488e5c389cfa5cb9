# Two commands matter: `make demo` shows what it does, `make test` checks that it does it.
# Both make .venv first, when it is missing or older than what it is made from.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
GRAPH := graph
# Set PYTHON to choose one; otherwise the first of these that is new enough.
PYTHONS := $(or $(PYTHON),python3 python3.13 python3.12 python3.11)

.PHONY: help
help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

# --- setting up -------------------------------------------------------------------------------------------------------

.PHONY: setup
setup: $(VENV)/.made ## make .venv with kg in it
	@echo "Ready: $(BIN)/kg --help"

$(VENV)/.python:
	@for python in $(PYTHONS); do \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  $$python -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "Error: $$python has no venv module."; \
	    echo "  Fix: install it (Debian and Ubuntu: apt-get install python3-venv), then run make again."; exit 1; } >&2; \
	  echo "Making $(VENV) with $$($$python --version)"; \
	  $$python -m venv --clear $(VENV) && touch $@ && exit 0; exit 1; \
	done; \
	{ echo "Error: no Python 3.11 or newer among: $(PYTHONS)"; \
	  echo "  Fix: install one, or name it: make PYTHON=/path/to/python3.12"; } >&2; exit 1

$(VENV)/.made: $(VENV)/.python requirements.lock pyproject.toml
	@echo "Installing what requirements.lock names; the first time, this downloads about 200 MB"
	@$(PIP) install -qq --require-hashes --requirement requirements.lock
	@$(PIP) install -qq --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.made-dev: $(VENV)/.made requirements-dev.lock
	@echo "Installing what requirements-dev.lock adds"
	@$(PIP) install -qq --require-hashes --requirement requirements-dev.lock
	@touch $@

# --- showing ----------------------------------------------------------------------------------------------------------

.PHONY: demo
demo: $(VENV)/.made ## build the examples' graph, check it, ask it three questions
	$(BIN)/kg build examples/articles -o $(GRAPH)
	$(BIN)/kg validate $(GRAPH)/graph.ttl
	$(BIN)/kg query -g $(GRAPH) who-spoke-at --event "call with deaf creators"
	$(BIN)/kg query -g $(GRAPH) what-did-they-say --speaker tonkin
	$(BIN)/kg query -g $(GRAPH) who-credits-whom
	@echo
	@echo "Try next (after: . $(BIN)/activate):"
	@echo "  kg query --list                      the other questions"
	@echo "  kg explain 'Maribel Tonkin'          why the graph says so"
	@echo "  kg export -o /tmp/event.svg          a picture of one event"
	@echo "  kg build YOUR-ARTICLES/ -o my-graph  your own articles: .txt, .html or .jsonl"

# --- checking ---------------------------------------------------------------------------------------------------------

.PHONY: test
test: lint types unit ## everything: lint, types, tests

.PHONY: lint
lint: $(VENV)/.made-dev ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

.PHONY: types
types: $(VENV)/.made-dev ## types, strictly
	$(BIN)/mypy

.PHONY: unit
unit: $(VENV)/.made-dev ## the tests alone; ARGS="-k name" narrows them
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

# --- making what is committed -----------------------------------------------------------------------------------------

.PHONY: format
format: $(VENV)/.made-dev ## mend the style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: docs
docs: $(VENV)/.made-dev ## write the generated pages again, and the README's answers and picture
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/readme.py

.PHONY: quality
quality: $(VENV)/.made-dev build/test.jsonl ## measure on annotated corpora, into docs/quality.md (SCORER=score.py CORPORA=folder)
	$(BIN)/python benchmarks/quality.py $(SCORER) $(CORPORA) --write docs/quality.md

build/train.jsonl build/test.jsonl: $(VENV)/.made $(wildcard corpus/*/*) corpus/test.txt
	@mkdir -p build
	$(BIN)/python -m kg.corpus corpus --without corpus/test.txt -o build/train.jsonl
	$(BIN)/python -m kg.corpus corpus --only corpus/test.txt -o build/test.jsonl

.PHONY: weights
weights: build/train.jsonl ## train the statement scorer; GUM=FILE adds annotated articles, as for the shipped one (NOTICE)
	$(BIN)/kg train statements build/train.jsonl $(GUM) -o kg/extract/statements/tables/weights.tsv

.PHONY: salience
salience: build/train.jsonl ## learn whom he and she mean; GUM=FILE adds annotated articles, as for the shipped table (NOTICE)
	$(BIN)/python -m kg.train.salience build/train.jsonl $(GUM) -o kg/extract/coref/tables/salience.tsv

.PHONY: names
names: build/train.jsonl ## learn what tells the types of names apart; GUM=FILE adds articles, as for the shipped table (NOTICE)
	$(BIN)/python -m kg.train.names $(GUM) build/train.jsonl -o kg/extract/names/tables/weights.tsv

UV ?= uv
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-emit-find-links --index-strategy unsafe-best-match --custom-compile-command "make lock" --group build

.PHONY: lock
lock: ## write both lock files again (needs uv); UPGRADE=--upgrade takes newer versions
	$(LOCK) $(UPGRADE) pyproject.toml --extra dev --output-file requirements-dev.lock
	$(LOCK) $(UPGRADE) pyproject.toml --constraints requirements-dev.lock --output-file requirements.lock
