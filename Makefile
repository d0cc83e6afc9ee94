# Two commands for newcomers: `make demo` and `make test`. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo-uit
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint format app browser codebooks corpora clean

demo: $(VENV)/.runtime  ## Run the main job on the shipped corpus.
	$(BIN)/qualcode run corpora/flexwerk-zorg/transcripts --out $(DEMO) --codebook flexwerk-zorg
	@echo
	@echo "Rapport:  $(CURDIR)/$(DEMO)/rapport.html"
	@echo "Werkmap:  $(CURDIR)/$(DEMO)/rapport.xlsx"
	@echo "App:      $(BIN)/qualcode app $(DEMO)/project.db"

test: $(VENV)/.dev browser  ## Run every test, the browser journeys included.
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: $(VENV)/.dev  ## Lint, format, types and import contracts.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

app: $(VENV)/.runtime  ## Open the app on the demo project.
	$(BIN)/qualcode app $(DEMO)/project.db

browser:  ## See to it that there is a Chromium for the browser journeys.
	@tests/e2e/chromium.sh

corpora: $(VENV)/.dev  ## Rebuild the delivered files of the corpora from their scripts.
	$(BIN)/python -m corpora.build

clean:
	rm -rf $(VENV) $(DEMO) .pytest_cache .mypy_cache .ruff_cache

$(VENV)/.runtime: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "qualcode needs Python 3.11 or newer; say which with: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt torch
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@
