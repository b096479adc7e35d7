# The environment lives in .venv; every target makes it first when it is missing or out of date:
# ready has what a report and JupyterLab need, dev what tests, checks and packing need besides.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check
READY := .venv/ready
DEV := .venv/dev

.PHONY: report help county test fuzz score bench lint derived lab constraints bundle clean

report: $(READY) ## make the seed's report and say where it lies
	@$(BIN)/kit run parameters/wolong/angao/2024.yaml -o outputs

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

county: $(DEV) ## make the pages of the seed's county and of a made-up one with known faults
	@$(BIN)/kit batch parameters/wolong --year 2024 -o outputs
	@$(BIN)/kit county wolong 2024
	@$(BIN)/python -m tests.made_up outputs/made-up

test: $(DEV) ## run the tests; ARGS adds options for pytest
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow" $(ARGS)

fuzz: $(DEV) ## damage reports at random and read them back, for an hour or more; ARGS adds options
	@$(BIN)/python -m pytest -m fuzz $(ARGS)

score: $(DEV) ## score checker and reading against the labelled files beside the checkout
	@$(BIN)/python -m tests.checks.score
	@$(BIN)/python -m tests.ingest.score_ingest
	@$(BIN)/python -m tests.ingest.score_reading

bench: $(DEV) ## measure batch, checker and reading; half an hour
	@$(INSTALL) -c constraints.txt -e ".[bench]"
	@$(BIN)/python -m compileall -q .venv
	@$(BIN)/python -m tests.benchmarks.batch
	@$(BIN)/python -m tests.benchmarks.check
	@$(BIN)/python -m tests.benchmarks.ingest
	@$(BIN)/python -m tests.benchmarks.rollup
	@$(BIN)/python -m tests.benchmarks.cores
	@$(BIN)/python -m tests.benchmarks.similarity

lint: $(DEV) ## style, types and formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

derived: $(READY) ## write what derives: the schemas, the table of rules, the packaged templates
	@$(BIN)/kit schema -o parameters/schema
	@$(BIN)/kit rules --format markdown > RULES.zh-CN.md
	@cp notebooks/*.ipynb kit/notebooks/

lab: $(READY) ## open your own copy of the notebook in JupyterLab, asking the internet for nothing
	@$(BIN)/kit lab

constraints: ## pin the newest versions that install on every Python from the lowest on, and their files
	@$(PYTHON) -m venv .venv && $(INSTALL) uv
	@$(BIN)/uv pip compile pyproject.toml --extra dev --python-version 3.11.0 --universal --fork-strategy fewest \
	  --only-binary :all: --upgrade --no-header --no-annotate --quiet --output-file .venv/pins.txt
	@sed 's/ *;.*//' .venv/pins.txt > constraints.txt
	@$(BIN)/uv pip compile pyproject.toml --extra lab --extra cluster --extra parquet --python-version 3.11.0 --universal \
	  --fork-strategy fewest --only-binary :all: --constraints constraints.txt --generate-hashes --no-header --no-annotate \
	  --quiet --output-file .venv/hashes.txt
	@sed 's/ *;.*/ \\/' .venv/hashes.txt > .ci/hashes.txt

bundle: $(DEV) ## pack all that a machine without internet needs into dist/; ARGS adds options
	@$(BIN)/python .ci/bundle.py $(ARGS)

clean: ## remove the environment and everything that was made
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
	@git clean -fdxq outputs

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	@echo "Setting up .venv (once: a minute on a fast line, 0.8 GB) ..."
	@$(PYTHON) -m venv .venv
	@$(INSTALL) -c constraints.txt -e ".[lab]"
	@touch $@

$(DEV): $(READY)
	@echo "Adding what developers need (once: half a minute on a fast line, 0.5 GB) ..."
	@$(INSTALL) -c constraints.txt -e ".[dev]"
	@touch $@
