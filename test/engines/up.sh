#!/usr/bin/env bash
# Starts the engines that tests ask for real: a Docker, a Podman and a containerd of their own, beside whatever else runs here.
# Each has its socket in /run/sigwhy-test; what answers already is left alone. down.sh ends them again. Needs root.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
run=/run/sigwhy-test
state=/var/lib/sigwhy-test
cache=/var/cache/sigwhy-test
image=sigwhy-test/base:latest
. "$here/base-image.sh"
for part in docker podman containerd; do
  [ -e "$here/$part.sh" ] && . "$here/$part.sh"
done
mkdir -p "$run" "$state" "$cache"

# Whether an engine answers on the socket $1.
answers() {
  curl -s -o /dev/null --max-time 2 --unix-socket "$1" http://engine/_ping
}

# Waits until the command answers, and gives up with the log $1 once the process $2 has ended or a minute is over.
await() {
  local log=$1 pid=$2 tries=0
  shift 2
  until "$@"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 300 ] || ! kill -0 "$pid" 2>/dev/null; then
      tail -n 20 "$log" >&2
      return 1
    fi
    sleep 0.2
  done
}

make_base
make_archive
for engine in ${*:-docker podman containerd}; do
  if "start_$engine"; then
    echo "$engine answers on $run/$engine.sock"
  else
    echo "$engine did not start; its tests will skip" >&2
  fi
done
