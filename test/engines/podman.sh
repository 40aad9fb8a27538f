# Podman's service, which speaks Docker's API, with limits that this machine can grant and control groups without systemd.

start_podman() {
  local socket=$run/podman.sock
  if ! answers "$socket"; then
    rm -f "$socket"
    # The same twice: Podman 4.3 takes the soft limit for the hard one where it is asked by Docker's API.
    local limit
    limit=$(ulimit -Hn)
    [ "$limit" -lt 4096 ] || limit=4096
    cat >"$run/containers.conf" <<END
[containers]
default_ulimits = ["nofile=$limit:$limit", "nproc=2048:2048"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
END
    cat >"$run/storage.conf" <<END
[storage]
driver = "overlay"
graphroot = "$state/podman"
runroot = "$run/podman"
END
    CONTAINERS_CONF=$run/containers.conf CONTAINERS_STORAGE_CONF=$run/storage.conf \
      setsid podman system service --time=0 "unix://$socket" </dev/null >"$run/podman.log" 2>&1 &
    echo $! >"$run/podman.pid"
    await "$run/podman.log" $! answers "$socket" || return 1
  fi
  import_base "$socket"
}
