# A Docker engine of its own: other data, another bridge, no rules of a firewall.

start_docker() {
  local socket=$run/docker.sock
  if ! answers "$socket"; then
    rm -f "$socket"
    ip link show sigwhy0 >/dev/null 2>&1 || ip link add sigwhy0 type bridge
    ip addr replace 10.99.0.1/24 dev sigwhy0
    ip link set sigwhy0 up
    rm -f "$run/docker.pid"
    setsid dockerd --host "unix://$socket" --data-root "$state/docker" --exec-root "$run/docker" \
      --pidfile "$run/docker.pid" --bridge sigwhy0 --iptables=false --ip6tables=false --ip-masq=false \
      </dev/null >"$run/docker.log" 2>&1 &
    await "$run/docker.log" $! answers "$socket" || return 1
  fi
  import_base "$socket"
}
