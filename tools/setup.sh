#!/bin/sh
# Makes .venv in the project's root and fills it with exactly the packages of requirements-dev.txt.
set -eu
cd "$(dirname "$0")/.."

fail() {
    printf 'setup: %s\n' "$1" >&2
    exit 1
}

recent_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON3:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if command -v "$candidate" >/dev/null && recent_enough "$candidate"; then
            printf '%s' "$candidate"
            return
        fi
    done
    fail "Python 3.11 or later is needed; on Debian: sudo apt-get install python3 python3-venv (or name one: make setup PYTHON3=/path/to/python3)"
}

make_environment() {
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        fail "$python has no venv; on Debian: sudo apt-get install python3-venv"
    "$python" -m venv --clear .venv
}

# uv is many times quicker than pip; its own lines of the lock file are installed first, with their hashes.
# Bytecode is made once, as pip does it, not by every process that imports SymPy.
get_uv() {
    [ "${NABLA_PIP:-0}" = 0 ] || return 1
    awk '/^uv==/ { wanted = 1; print; next } /^[^ ]/ { wanted = 0 } wanted && !/#/' requirements-dev.txt >.venv/uv.txt
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r .venv/uv.txt
}

install_with_uv() {
    get_uv && .venv/bin/uv pip install --quiet --compile-bytecode --python .venv/bin/python --require-hashes -r requirements-dev.txt
}

install_with_pip() {
    echo 'setup: installing with pip, which takes a while' >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
}

{ [ -x .venv/bin/python ] && recent_enough .venv/bin/python; } || make_environment
install_with_uv || install_with_pip || fail "the packages of requirements-dev.txt could not be installed"
touch .venv/.installed
echo 'setup: .venv is ready'
