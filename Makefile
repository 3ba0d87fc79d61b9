# The handbook's commands. The first one that runs sets everything up in .venv.

PORT ?= 8000
BIN := .venv/bin

# Material's notice about MkDocs 2 does not concern us (mkdocs<2), and pip need not look for a newer pip.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help serve test build check lint style types floors unit format bench hooks lock upgrade clean

help:  ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 10

serve: .venv/ready  ## the site at http://127.0.0.1:8000, reloaded at each edit (PORT=8001 for another port)
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

test: .venv/ready  ## every check that CI runs; goes on after a failure to show them all
	@$(MAKE) --no-print-directory --keep-going lint style types floors unit check build

build: .venv/ready  ## the site in site/; a warning is an error
	$(BIN)/mkdocs build --strict --clean

check: .venv/ready  ## only the facts
	$(BIN)/handbook check

lint: .venv/ready  ## mistakes in the code
	$(BIN)/ruff check

style: .venv/ready  ## layout of the code
	$(BIN)/ruff format --check

types: .venv/ready  ## types of the code
	$(BIN)/mypy

floors: .venv/ready  ## which module may import which
	$(BIN)/lint-imports --no-cache

unit: .venv/ready  ## the tests, with branch coverage
	$(BIN)/pytest --numprocesses auto --cov --cov-report term-missing:skip-covered

format: .venv/ready  ## put the code in order
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: .venv/ready  ## how fast it is
	$(BIN)/python -m tests.bench

hooks: .venv/ready  ## check before every commit
	$(BIN)/pre-commit install

LOCK = $(BIN)/uv pip compile pyproject.toml --output-file requirements.lock --all-extras --universal \
	--python-version 3.11 --generate-hashes --no-annotate --custom-compile-command "make lock" --quiet

lock: .venv/installed  ## write requirements.lock anew after a change of dependencies
	$(LOCK)

upgrade: .venv/installed  ## the same, with the newest version of everything
	$(LOCK) --upgrade

clean:  ## remove all that these commands made
	rm -rf .venv site .site.draft .coverage htmlcov .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache *.egg-info

# The dependencies follow the lock, which names every one of them: pip resolves nothing, so a newer
# release cannot get in its way. The package itself follows pyproject.toml. Neither step is repeated
# before its file changes; the second one needs no network.
.venv/installed: requirements.lock
	@python="$(PYTHON)"; \
	for name in python3.11 python3.12 python3.13 python3; do \
		test -z "$$python" || break; \
		! $$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null || python=$$name; \
	done; \
	test -n "$$python" || { echo "Python 3.11, 3.12 or 3.13 is needed: make PYTHON=/path/to/python3.11 …" >&2; exit 1; }; \
	echo "Setting up .venv with $$python"; \
	$$python -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps --requirement requirements.lock
	@touch $@

.venv/ready: .venv/installed pyproject.toml
	$(BIN)/python -m pip install --quiet --no-index --no-deps --no-build-isolation --editable .
	@touch $@
