#!/bin/sh
# Makes the secrets of docker-compose.yml, each once: what is there stays as it is. Run it before the first `docker compose up`.
#
# The folder may be entered by its owner only; that is the wall. The files in it may be read by everybody who could enter, since each container has a user of
# its own, and Docker hands a file on with the rights that it has here.
set -eu
folder=${1:-$(dirname "$0")/secrets}

umask 077
mkdir -p "$folder"
chmod 700 "$folder"

random() {
  od -An -N32 -tx1 /dev/urandom | tr -d ' \n'
}

# Written under another name first, so that one that was broken off is never taken for whole.
keep() {
  if [ -s "$folder/$1" ]; then return; fi
  printf '%s\n' "$2" >"$folder/.$1.new"
  chmod 444 "$folder/.$1.new"
  mv "$folder/.$1.new" "$folder/$1"
  made="${made:-} $1"
}

for name in postgres_password reglament_owner_password reglament_app_password reglament_system_password temporal_password session_secret metrics_token; do
  keep "$name" "$(random)"
done

address() {
  printf 'postgresql://%s:%s@postgres:5432/reglament' "$1" "$(cat "$folder/$1_password")"
}
keep database_owner_url "$(address reglament_owner)"
keep database_url "$(address reglament_app)"
keep database_system_url "$(address reglament_system)"

if [ -n "${made:-}" ]; then
  echo "Made in $folder:$made"
else
  echo "All secrets are in $folder already."
fi
