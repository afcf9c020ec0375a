# Two commands do everything on a fresh machine: `make dataset` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export DO_NOT_TRACK := 1

.PHONY: dataset test lint format bench clean help
.DEFAULT_GOAL := help

help:            ## list the commands
	@grep -E '^[a-z]+: .*##|^[a-z]+:  *##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

.venv/.installed: uv.lock pyproject.toml .ci/install.py
	$(PYTHON) .ci/install.py

dataset: .venv/.installed  ## build the bundled dataset into output/
	$(BIN)/tearsheet build

# A worker has one core: threads of linear algebra would only wait for one another.
test: export OPENBLAS_NUM_THREADS := 1
test: .venv/.installed  ## run the tests
	$(BIN)/python -m pytest -n auto --dist loadgroup

lint: .venv/.installed  ## ruff, mypy --strict, direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.installed  ## let ruff put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.installed  ## measure accuracy and speed (nothing is written); QUICK=1 trains nothing
	$(BIN)/python -m benchmarks.accuracy $(if $(QUICK),--quick)
	$(BIN)/python -m benchmarks.throughput
	$(BIN)/python -m benchmarks.publish

clean:           ## remove the environment and what the tools left behind
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
