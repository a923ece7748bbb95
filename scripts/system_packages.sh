#!/usr/bin/env bash
# Installs the Debian packages that tests need and that are missing. Without root, says what is
# missing and what for, and lets the caller go on: the assistant itself runs without any of them.
set -euo pipefail

# package | what shows that it is there | what it is for
table=$(cat <<'END'
libvoikko1|ldconfig -p | grep -q libvoikko.so.1|Finnish at full speed; without it the slower pure Python one stands in
voikko-fi|ls /usr/lib/voikko/*/mor-standard /usr/share/voikko/*/mor-standard 2>/dev/null | grep -q .|the same, as its dictionary
chromium|command -v chromium|the browser tests (tests/browser)
postgresql|ls /usr/lib/postgresql/*/bin/initdb|the tests with two processes and with PostgreSQL
redis-server|command -v redis-server|the tests of waking other processes
npm|command -v npm|axe-core, for the accessibility checks of the browser tests
END
)
PATH=$PATH:/usr/sbin:/sbin

missing=()
while IFS= read -r line; do
    package=${line%%|*}
    rest=${line#*|}
    proof=${rest%|*}
    if ! bash -c "$proof" >/dev/null 2>&1; then
        missing+=("$package")
        echo "system packages: $package is missing; it is for ${line##*|}"
    fi
done <<<"$table"
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "system packages: this is not Debian or Ubuntu; install the counterparts by hand" >&2
    exit 0
elif [ "$(id -u)" = 0 ]; then
    as_root=()
elif sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
else
    echo "system packages: not root; to install them: sudo apt-get install ${missing[*]}" >&2
    exit 0
fi

"${as_root[@]}" apt-get update -qq || echo "system packages: the package lists could not be renewed" >&2
for package in "${missing[@]}"; do
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$package" ||
        echo "system packages: $package could not be installed" >&2
done
