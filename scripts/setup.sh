#!/usr/bin/env bash
# Makes .venv/ exactly as uv.lock says, byte code compiled (an uncompiled start takes 10-20 s longer).
# Needs python3 of any version and the package registry; brings uv, and Python 3.10 where there is none.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
uv_version=0.13.9

# What the caller's shell has activated must not decide what is used here.
unset VIRTUAL_ENV CONDA_PREFIX PYTHONHOME PYTHONPATH PYENV_VERSION UV_PROJECT_ENVIRONMENT
export PIP_DISABLE_PIP_VERSION_CHECK=1

runs() { "$1" -c "import sys; sys.exit(not ($2))" >/dev/null 2>&1; }

# Prints the path of a Python 3.10 that really runs. A name on PATH may be a pyenv shim that only
# complains, so each candidate is tried, and the path printed is the interpreter's own.
find_python310() {
    local candidate
    for candidate in python3.10 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.10*/bin/python3.10; do
        if runs "$candidate" 'sys.version_info[:2] == (3, 10) and all(map(__import__, ["ctypes", "sqlite3", "ssl"]))'; then
            "$candidate" -c 'import os, sys; print(os.path.realpath(sys._base_executable))'
            return
        fi
    done
}

# Any Python that runs is enough to bring uv.
find_any_python() {
    local candidate
    for candidate in python3 /usr/bin/python3 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.*/bin/python3; do
        if runs "$candidate" 'sys.version_info >= (3, 8)'; then
            echo "$candidate"
            return
        fi
    done
    echo "setup: no python3 runs here; install it first (apt-get install python3)" >&2
    exit 1
}

# Debian's bare python3 has neither ensurepip nor pip, but the package that holds pip can be fetched
# and unpacked by anybody, root or not. Prints the path of pip's wheel, which runs as it is.
pip_of_debian() {
    local folder
    folder=$(mktemp -d)
    if [ "$(id -u)" = 0 ]; then
        apt-get update -qq >&2 # a fresh machine has no package lists
    fi
    if ! (cd "$folder" && apt-get download -qq python3-pip-whl && dpkg -x python3-pip-whl_*.deb .) >&2; then
        echo "setup: python3 has no pip; install it first (apt-get install python3-venv)" >&2
        exit 1
    fi
    ls "$folder"/usr/share/python-wheels/pip-*.whl
}

# uv lives in .uv/, apart from what it manages, and is called by its full path.
install_uv() {
    local python wheel
    python=$(find_any_python)
    rm -rf .uv
    if "$python" -m venv .uv >/dev/null 2>&1; then
        .uv/bin/python -m pip install --quiet "uv==$uv_version"
        return
    fi
    rm -rf .uv
    wheel=""
    if ! runs "$python" '__import__("pip")'; then
        wheel=$(pip_of_debian)
    fi
    PYTHONPATH=$wheel "$python" -m pip install --quiet --target .uv "uv==$uv_version"
}

uv=$root/.uv/bin/uv
if [ "$("$uv" --version 2>/dev/null | cut -d' ' -f2)" != "$uv_version" ]; then
    echo "setup: bringing uv $uv_version"
    install_uv
fi

UV_PYTHON=$(find_python310)
if [ -z "$UV_PYTHON" ]; then
    echo "setup: bringing Python 3.10"
    "$uv" python install 3.10 || {
        echo "setup: Python 3.10 could not be fetched; install it and run this again" >&2
        exit 1
    }
    UV_PYTHON=$("$uv" python find --managed-python 3.10)
fi
export UV_PYTHON

echo "setup: making .venv with $UV_PYTHON"
UV_PROJECT_ENVIRONMENT=$root/.venv "$uv" sync --frozen --compile-bytecode
