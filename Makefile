# make run    opens the page            make test   checks style and runs every test (sets up all it needs, Chromium too)
# make site   builds the page that runs wholly in a browser (needs npm): see docs/static-page.md
PYTHON ?= python3
MODE ?= cdn
ADDRESS ?=

.PHONY: run test test-oldest lint bench pictures site chromium nginx clean

run: .venv/run.stamp
	.venv/bin/python -m streamlit run app.py

test: lint chromium nginx
	.venv/bin/python -m pytest

test-oldest: .venv-oldest/test.stamp chromium nginx
	.venv-oldest/bin/python -m pytest

lint: .venv/test.stamp
	.venv/bin/python -m ruff check .

bench: .venv/test.stamp chromium
	.venv/bin/python benchmarks/run.py

pictures: .venv/test.stamp chromium
	.venv/bin/python -m docs.pictures

site: .venv/run.stamp
	.venv/bin/python site/build.py $(MODE) --address "$(ADDRESS)"

clean:
	rm -rf dist site/.cache site/node_modules
	rm -rf .venv .venv-oldest .pytest_cache .ruff_cache .hypothesis
	find app.py weightviz tests benchmarks harness site docs -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# The stamps keep an environment as long as its requirements stand: a change of requirements.txt
# builds it anew, a change of requirements-dev.txt only adds to it.
.venv/run.stamp: requirements.txt
	$(call new_environment,.venv)
	.venv/bin/python -m pip install --quiet -r requirements.txt
	touch $@

.venv/test.stamp: requirements-dev.txt .venv/run.stamp
	.venv/bin/python -m pip install --quiet -r requirements.txt -r requirements-dev.txt
	touch $@

.venv-oldest/test.stamp: requirements-oldest.txt requirements-dev.txt
	$(call new_environment,.venv-oldest)
	.venv-oldest/bin/python -m pip install --quiet -r requirements-oldest.txt -r requirements-dev.txt
	touch $@

# What stands in the way, each told in one sentence before anything is made.
define new_environment
@[ ! -L $(1) ] || { \
    echo "$(1) is a link, and building it anew would empty what it leads to: remove the link first." >&2; exit 1; }
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
    echo "weightviz needs Python 3.11 or newer: run 'make $(MAKECMDGOALS) PYTHON=python3.11' with the one you have." >&2; exit 1; }
@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
    echo "This Python cannot make a virtual environment: on Debian or Ubuntu run 'apt-get install python3-venv' first." >&2; exit 1; }
$(PYTHON) -m venv --clear $(1)
endef

# The names are those that harness/chromium.py looks for.
chromium:
	@if [ -n "$$CHROMIUM" ] || command -v chromium || command -v chromium-browser || command -v google-chrome; then \
	    exit 0; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y chromium; \
	else \
	    echo "The browser tests need Chromium: install chromium or google-chrome, or name one with CHROMIUM=/path/to/it." >&2; \
	    exit 1; \
	fi

# The tests of the servers skip themselves without it.
nginx:
	@if command -v nginx >/dev/null || [ -x /usr/sbin/nginx ]; then \
	    exit 0; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y nginx-light \
	        || echo "nginx could not be installed: the tests of the servers are skipped." >&2; \
	else \
	    echo "Without nginx the tests of the servers are skipped." >&2; \
	fi
