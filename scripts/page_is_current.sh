#!/usr/bin/env bash
# Whether the built files of the chat page are those that its sources make.
set -euo pipefail
cd "$(dirname "$0")/.."
built=(channels/web/static/chat.js channels/web/static/chat.css channels/web/static/widget.js)
before=$(sha256sum "${built[@]}")
npm --prefix channels/web/page run --silent build
if [ "$(sha256sum "${built[@]}")" != "$before" ]; then
    echo "channels/web/static was not current: it has been built anew; commit it" >&2
    exit 1
fi
