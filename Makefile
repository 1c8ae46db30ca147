# Every target makes the virtual environment it needs, and brings it up to date when the requirements have changed.
# Another Python than the default one:  make clean book PYTHON=python3.12

# The products here are small: a second thread gains nothing, and waits whenever another program has the core.
export OPENBLAS_NUM_THREADS ?= 1

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

.PHONY: book serve test links outputs clean

book: $(INSTALLED)   ## execute the notebooks and build the site
	$(BIN)/jupyter-book build . -W -n --keep-going

serve: book          ## the site at http://127.0.0.1:8000
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory _build/html 8000

test: book           ## the package, the site, and every notebook against its committed outputs
	$(BIN)/python -m pytest tests book --nbval -n logical

links: book          ## follow every link that leaves the site; those within it are tested by `make test`
	$(BIN)/jupyter-book build . --builder linkcheck; status=$$?; rm -f _build/html/output.*; exit $$status

outputs: $(INSTALLED)  ## execute every notebook and keep its outputs in the file
	$(BIN)/python book/refresh_outputs.py

clean:               ## remove what the other targets made
	rm -rf .venv _build .pytest_cache .hypothesis .ruff_cache dlcourse.egg-info

$(INSTALLED): requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet -r requirements.txt
	touch $@
