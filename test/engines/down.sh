#!/usr/bin/env bash
# Ends the engines that up.sh started, with all their containers, and removes what they left but for the base image.
set -uo pipefail
run=/run/sigwhy-test
. "$(dirname "$0")/containerd.sh"
stop_containerd
for engine in podman docker; do
  socket=$run/$engine.sock
  [ -S "$socket" ] || continue
  for id in $(curl -s --max-time 5 --unix-socket "$socket" 'http://engine/containers/json?all=1' | grep -o '"Id":"[0-9a-f]*"' | cut -d'"' -f4); do
    curl -s --max-time 20 -X DELETE --unix-socket "$socket" "http://engine/containers/$id?force=1" >/dev/null
  done
done
for pidfile in "$run"/*.pid; do
  [ -e "$pidfile" ] || continue
  pid=$(cat "$pidfile")
  kill "$pid" 2>/dev/null && while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
done
ip link delete sigwhy0 2>/dev/null
grep -o " $run/[^ ]* \| /var/lib/sigwhy-test/[^ ]* " /proc/self/mounts | sort -r | while read -r mount; do umount -l "$mount"; done
rm -rf "$run" /var/lib/sigwhy-test
