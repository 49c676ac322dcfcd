#!/bin/sh
# Installs what training needs, on Debian 12 as root: Debian's packages, Python's into .cache/venv, and every generator. usage: training/setup.sh
# It can be run again: what is there is kept.
set -eu
cd "$(dirname "$0")"
mkdir -p .cache

apt-get update
# shellcheck disable=SC2046
apt-get install -y --no-install-recommends $(cat apt-fonts.txt) xfonts-base fontconfig imagemagick wamerican \
  php-cli php-gd php-gregwar-captcha python3-venv python3-django python3-django-captcha python3-pil \
  libgd-securityimage-perl libauthen-captcha-perl maven openjdk-17-jdk-headless golang cargo

[ -d .cache/venv ] || python3 -m venv .cache/venv
.cache/venv/bin/pip install -r requirements.txt -r generators/requirements.txt
# This package is called `captcha` too, as lepture's is, so it gets a folder of its own.
.cache/venv/bin/pip install --upgrade --no-deps --target .cache/django-simple-captcha django-simple-captcha==0.7.0

npm ci
npm ci --prefix fonts
mvn -q -f generators/java/pom.xml package
(cd generators/go && go build -o ../../.cache/go/captchas .)
(cd generators/rust && cargo build --release)
# MediaWiki's script is in its package, which need not be installed to run it.
(cd .cache && apt-get download mediawiki && dpkg -x mediawiki_*.deb .)
