#!/bin/sh
# A job after each start of Temporal: the namespace in which the product's instances live, made where it is missing. Finished ones are kept for thirty days.
set -eu
address=${TEMPORAL_ADDRESS:-temporal:7233}
namespace=${TEMPORAL_NAMESPACE:-default}

until temporal operator cluster health --address "$address" >/dev/null 2>&1; do
  tries=$((${tries:-0} + 1))
  if [ "$tries" -ge 60 ]; then
    echo "Temporal at $address does not say that it serves: look into its log." >&2
    exit 1
  fi
  sleep 1
done
if temporal operator namespace describe --namespace "$namespace" --address "$address" >/dev/null 2>&1; then
  echo "The namespace $namespace is there."
else
  temporal operator namespace create --namespace "$namespace" --retention 720h --address "$address"
fi
