#!/bin/sh
# A job before each start of Temporal: makes the tables of its two databases where there are none, and brings them up to the version of this image.
set -eu
SQL_PASSWORD=$(cat /run/secrets/temporal_password)
export SQL_PASSWORD

tool() {
  temporal-sql-tool --plugin postgres12 --endpoint "${POSTGRES_HOST:-postgres}" --port "${POSTGRES_PORT:-5432}" --user temporal --database "$@"
}

bring() {
  # Tables are made only where there are none: where there are some, the tool refuses, and the update says what is wrong, if anything.
  if tool "$1" setup-schema --version 0.0 >/tmp/setup.log 2>&1; then echo "$1: tables made"; fi
  tool "$1" update-schema --schema-name "$2"
  echo "$1: up to date"
}

bring temporal postgresql/v12/temporal
bring temporal_visibility postgresql/v12/visibility
