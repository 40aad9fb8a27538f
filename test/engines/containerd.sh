# A containerd of its own with the CRI plugin, whose pods use the network of the host. Kubernetes' agent is not needed: tests speak CRI
# themselves.

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
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$run/cni"
END
    mkdir -p "$run/cni"
    cat >"$run/cni/10-none.conflist" <<END
{"cniVersion":"0.4.0","name":"none","plugins":[{"type":"loopback"}]}
END
    setsid containerd --config "$run/containerd.toml" </dev/null >"$run/containerd.log" 2>&1 &
    echo $! >"$run/containerd.pid"
    await "$run/containerd.log" $! ctr_here version >/dev/null || return 1
  fi
  ctr_here images ls -q | grep -q "$image" || ctr_here images import "$cache/image.tar" >/dev/null
  make_pause
  ctr_here images ls -q | grep -q sigwhy-test/pause || ctr_here images import "$cache/pause.tar" >/dev/null
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
