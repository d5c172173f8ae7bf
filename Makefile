# `make help` lists what there is. Everything lives in .venv, made from the hashed lock.
PYTHON ?= python3
BIN := .venv/bin
SECONDS ?= 600
LOCK = uv pip compile --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --quiet
LOCK_COMMAND = $(LOCK) pyproject.toml --universal --python-version 3.11

.DEFAULT_GOAL := help
.PHONY: help workshop study test test-spark lint lock bench bench-room built install fuzz pictures site

help:  ## this list
	@grep -hE '^[a-z.-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

install: .venv  ## make the environment in .venv, and nothing else

workshop: .venv  ## open a room for phones, and your console, as the facilitator runs it
	$(BIN)/unlabeled host

study: .venv  ## open the workshop to learn alone
	$(BIN)/unlabeled open

test: .venv  ## everything, notebooks included
	$(BIN)/python -m pytest -n 2 --dist loadfile

test-spark: .venv .spark/made  ## the same counts from a local PySpark (half a gigabyte, once; needs Java)
	@command -v java >/dev/null || { echo "Spark needs Java 17 or newer on PATH. Install one, for example openjdk-17-jre-headless."; exit 1; }
	PYTHONPATH=.spark UNLABELED_ALL_MUST_RUN=1 $(BIN)/python -m pytest -n 0 tests/spark

lint: .venv  ## format, lint, types, imports, spelling: checks only
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

built: .venv  ## write again every file that is generated from another
	$(BIN)/python -m unlabeled.kit.built

site: .venv  ## the first notebook as a website without a server, in build/site (needs npm)
	$(BIN)/python -m unlabeled.kit.site

bench: .venv  ## measure, and print a table
	$(BIN)/python -m benchmarks

bench-room: .venv  ## measure the room with 50, 500 and 1,000 phones, and print a table
	$(BIN)/python -m benchmarks room

fuzz: .venv  ## damage survey exports at random and read them, for ten minutes (SECONDS=30 for less)
	UNLABELED_FUZZ_SECONDS=$(SECONDS) $(BIN)/python -m pytest -n 0 -q -s tests/survey/read/test_fuzz.py

pictures: .venv  ## take pictures of every page, to be looked at (in build/pictures)
	$(BIN)/python docs/pictures/take.py build/pictures

lock:  ## renew requirements.lock and the locks of binder/, site/, benchmarks/ and tests/spark/ (needs uv)
	$(LOCK_COMMAND) --group dev --output-file requirements.lock
	$(LOCK_COMMAND) --group binder --output-file binder/requirements.txt
	$(LOCK) --group spark --universal --python-version 3.11 --output-file tests/spark/requirements.txt
	$(LOCK) --group site --universal --python-version 3.11 -c requirements.lock --output-file site/requirements.txt
	$(LOCK) --group browser --python-platform wasm32-pyodide2025 --python-version 3.14 -c requirements.lock \
		--output-file site/browser.txt
	cd benchmarks/peers && for peer in acro plot-likert pytauargus; do \
		$(LOCK) --universal --python-version 3.11 $$([ $$peer = acro ] || echo -c acro.txt) $$peer.in --output-file $$peer.txt || exit; done

.spark/made: tests/spark/requirements.txt | .venv
	rm -rf .spark
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --target .spark -r tests/spark/requirements.txt
	touch .spark/made

.venv: .venv/made

# Made last: what an interruption left half done is not taken for an environment.
.venv/made: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("unlabeled needs Python 3.11 or newer; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@echo "Making the environment in .venv: about two minutes, once."
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch .venv/made
