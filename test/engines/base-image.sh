# The one image that tests with real engines need: Debian with the inits and servers that are asked about, and this machine's own Node.
# There is no registry to ask: it is made here once, kept, and imported into each engine.

# Makes $cache/base.tar, the files of the image, unless it is there.
make_base() {
  [ -s "$cache/base.tar" ] && return
  local root=$cache/root
  rm -rf "$root"
  mkdir -p "$cache"
  debootstrap --variant=minbase --include="$programs" bookworm "$root" >"$cache/debootstrap.log" 2>&1 || {
    tail -n 20 "$cache/debootstrap.log" >&2
    return 1
  }
  rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/usr/share/doc "$root"/usr/share/man "$root"/usr/share/locale
  cp "$(readlink -f "$(command -v node)")" "$root/usr/local/bin/node"
  local npm
  npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
  mkdir -p "$root/usr/local/lib/node_modules"
  cp -r "$npm" "$root/usr/local/lib/node_modules/npm"
  ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  tar -C "$root" -cf "$cache/base.tar.$$" .
  mv "$cache/base.tar.$$" "$cache/base.tar"
  rm -rf "$root"
}

programs=bash,dash,busybox-static,tini,dumb-init,catatonit,nginx-light,python3-minimal,redis-server,netbase

# Imports it into the engine that answers on the socket $1, by Docker's API; the name is the same everywhere.
import_base() {
  local api="curl -sS --fail --unix-socket $1"
  $api "http://engine/images/$image/json" >/dev/null 2>&1 && return
  $api -X POST -H 'Content-Type: application/x-tar' -T "$cache/base.tar" \
    "http://engine/images/create?fromSrc=-&repo=${image%:*}&tag=${image#*:}" >/dev/null
}

# The same as an archive, for engines without that API.
make_archive() {
  [ -s "$cache/image.tar" ] || make_archive_of "$cache/base.tar" "$image" '{}' "$cache/image.tar"
}

# An image of one layer, $1, that is called $2 and has the configuration $3, as the archive $4: in the form of `docker save`.
make_archive_of() {
  local digest work
  digest=$(sha256sum "$1" | cut -d' ' -f1)
  work=$cache/archive.$$
  mkdir -p "$work"
  ln -f "$1" "$work/layer.tar"
  printf '{"architecture":"%s","os":"linux","config":%s,"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' \
    "$(dpkg --print-architecture)" "$3" "$digest" >"$work/config.json"
  printf '[{"Config":"config.json","RepoTags":["docker.io/%s"],"Layers":["layer.tar"]}]' "$2" >"$work/manifest.json"
  tar -C "$work" -cf "$4.$$" manifest.json config.json layer.tar
  mv "$4.$$" "$4"
  rm -rf "$work"
}
