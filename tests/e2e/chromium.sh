#!/usr/bin/env bash
# Finds a Chromium for the browser journeys, installs Debian's where it may, or says in one line how.
set -u
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser journeys …"
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; then exit 0; fi
fi
echo "No Chromium found: install one (Debian/Ubuntu: sudo apt-get install chromium; macOS: brew install chromium); the browser journeys are skipped." >&2
