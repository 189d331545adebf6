# Every target works in a fresh clone on a machine with only git, make and python3 with venv.
PYTHON ?= .venv/bin/python
N ?= 10000
BASE_URL ?= http://127.0.0.1:8000
SOAK ?=

.PHONY: setup run test check format fuzz soak bench answers walk screenshots lock

setup: .venv/.installed

.venv/.installed: requirements-dev.txt tools/setup.sh
	sh tools/setup.sh

run: setup
	$(PYTHON) -m tools.run

test: setup
	$(PYTHON) -m pytest -n 2

check: setup
	$(PYTHON) -m tools.check

format: setup
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

fuzz: setup
	$(PYTHON) -m tools.fuzz $(N)

soak: setup
	$(PYTHON) -m tools.soak $(N) $(SOAK)

bench: setup
	$(PYTHON) -m tools.bench
	$(PYTHON) -m tools.bench diagnosis

answers: setup
	$(PYTHON) manage.py migrate --verbosity 0
	$(PYTHON) manage.py load_bank
	$(PYTHON) -m tools.answers $(N)

walk: setup
	$(PYTHON) -m tools.walk $(BASE_URL)

screenshots: setup
	$(PYTHON) -m tools.screenshots

lock: setup
	.venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 requirements.in -o requirements.txt
	.venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 requirements.txt requirements-dev.in -o requirements-dev.txt
	.venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 requirements.txt requirements-prod.in -o requirements-prod.txt
