# A containerd of its own with the CRI plugin, whose pods have the network of the host, or one of their own that leads nowhere. Kubernetes'
# agent is not needed: tests speak CRI themselves.

start_containerd() {
  local socket=$run/containerd.sock
  if ! ctr_here version >/dev/null 2>&1; then
    cat >"$run/containerd.toml" <<END
version = 2
root = "$state/containerd"
state = "$run/containerd"
[grpc]
  address = "$socket"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "sigwhy-test/pause:latest"
  restrict_oom_score_adj = true
  disable_apparmor = true
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = false
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.other]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.other.options]
      BinaryName = "$run/other-runc"
      SystemdCgroup = false
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$run/cni"
END
    ln -sf "$(command -v runc)" "$run/other-runc"
    mkdir -p "$run/cni"
    cat >"$run/cni/10-pods.conflist" <<END
{"cniVersion":"0.4.0","name":"sigwhy-test","plugins":[{
  "type":"ptp","ipam":{"type":"host-local","dataDir":"$run/cni/data","ranges":[[{"subnet":"10.98.0.0/16"}]]}
}]}
END
    setsid containerd --config "$run/containerd.toml" </dev/null >"$run/containerd.log" 2>&1 &
    echo $! >"$run/containerd.pid"
    await "$run/containerd.log" $! ctr_here version >/dev/null || return 1
  fi
  ctr_here images ls -q | grep -q "$image" || ctr_here images import "$cache/image.tar" >/dev/null
  make_pause
  ctr_here images ls -q | grep -q sigwhy-test/pause || ctr_here images import "$cache/pause.tar" >/dev/null
}

# Ends its pods, whose processes outlive it, and then itself.
stop_containerd() {
  local pid id
  [ -S "$run/containerd.sock" ] || return 0
  for id in $(ctr_here tasks ls -q); do
    ctr_here tasks kill --signal SIGKILL "$id"
  done
  for id in $(ctr_here containers ls -q); do
    # A network of a pod's own is held by its name, and noted where all of CNI's are.
    ctr_here containers info "$id" | grep -o 'netns/cni-[0-9a-f-]*' | sort -u | while read -r network; do
      umount "/run/$network" 2>>"$run/ctr.log" && rm -f "/run/$network"
    done
    rm -f /var/lib/cni/results/*-"$id"-*
    ctr_here tasks delete --force "$id" >/dev/null
    ctr_here containers rm "$id"
  done
  pid=$(cat "$run/containerd.pid")
  kill "$pid" 2>/dev/null && while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
  rm -f "$run/containerd.pid"
}

ctr_here() {
  ctr --address "$run/containerd.sock" --namespace k8s.io "$@" 2>>"$run/ctr.log"
}

# What holds a pod's namespaces: an image with nothing but a program that sleeps.
make_pause() {
  [ -s "$cache/pause.tar" ] && return
  local root=$cache/pause
  mkdir -p "$root/bin"
  cp "$(command -v busybox)" "$root/bin/sleep"
  tar -C "$root" -cf "$cache/pause-layer.tar" .
  make_archive_of "$cache/pause-layer.tar" sigwhy-test/pause:latest '{"Entrypoint":["/bin/sleep","1000000"]}' "$cache/pause.tar"
  rm -rf "$root" "$cache/pause-layer.tar"
}
