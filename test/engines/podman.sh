# Podman's service, which speaks Docker's API, with limits that this machine can grant and control groups without systemd.

start_podman() {
  local socket=$run/podman.sock
  if ! answers "$socket"; then
    local hard
    hard=$(ulimit -Hn)
    cat >"$run/containers.conf" <<END
[containers]
default_ulimits = ["nofile=1024:$((hard < 4096 ? hard : 4096))", "nproc=1024:2048"]
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
