# shellcheck shell=sh
# Words are split and patterns are kept in variables on purpose; where read knows no -d, nothing uses it.
# shellcheck disable=SC2046,SC2086,SC2254,SC2295,SC2059,SC3045
# sigwhy collect: reads /proc and prints what decides about signals: masks,
# threads, arguments, children. It writes no file, sends no signal, changes
# nothing, and leaves nothing behind in this shell. Paste it as it is; then
# give what it prints to: sigwhy -
(
# Nothing of the shell it is pasted into may matter.
set +e +u +x +v -f
unset IFS
# What goes wrong is told by what is missing; nothing can be written there.
exec 2>&-
true < /proc/self/stat && exec < /proc/self/stat 2>&0
LC_ALL=C
nl='
'
o='' n=0

# One line, kept until the process it is about has been read.
sw_line() {
  o=$o$1$nl
  n=$((n + 1))
}

# A key and any text: escaped, and in pieces that no terminal wraps.
sw_text() {
  k="$1 " s=''
  v=$2
  while [ ${#v} -gt 480 ]; do
    u=${v#$block}
    c=${v%%"$u"}
    sw_escape "$c"
    v=${v#$block}
  done
  sw_escape "$v"
  sw_pieces
}

# Numbers with spaces between them.
sw_list() {
  k="$1 " s=$2
  sw_pieces
}

sw_pieces() {
  while [ ${#s} -gt 60 ]; do
    u=${s#$piece}
    c=${s%%"$u"}
    sw_line "$k$c\\"
    k=+ s=$u
  done
  sw_line "$k$s"
}

# To s: odd bytes by their number, and spaces where they might be lost.
sw_escape() {
  r=$1 set=$odd
  case $r in ' '* | *' ' | *'  '*) set=$spaced ;; esac
  while :; do
    u=${r%%$set*}
    s=$s$u
    r=${r#"$u"}
    [ -z "$r" ] && return
    u=${r#?}
    c=${r%%"$u"}
    r=$u
    case $c in
      \\) s=$s\\\\ ;;
      "$nl" | "$rs") s=$s\\n ;;
      *)
        u=${bytes%%"$c"*}
        u=$((${#u} + 1))
        s=$s\\$((u / 64))$((u / 8 % 8))$((u % 8)) ;;
    esac
  done
}

# The text of standard input, read at one moment where the shell can.
sw_read() {
  t=''
  if [ -n "$nul" ]; then
    IFS= read -r -d '' t
  else
    while IFS= read -r l; do t=$t$l$nl; done
    t=$t$l
  fi
  t=${t%"$nl"}
}

# In t what a file says; where that is nothing, in w why.
sw_file() {
  t=''
  sw_read < "$1"
  [ -n "$t" ] && return
  w=-
  [ -e "$1" ] && w='?'
  return 1
}

# What is another after an exec, or while masks change.
sw_moment() {
  sw_file "$d/stat" || return
  stat=${t##*) } comm=${t%) *}
  sw_file "$d/status" || return
  status=$t masks=''
  set -- $stat
  program=$comm/${20}/${26}
  IFS=$nl
  for l in $status; do
    case $l in
      Sig[PBIC]* | Shd*)
        unset IFS
        set -- $l
        masks="$masks $1$2" ;;
    esac
  done
  unset IFS
}

sw_status() {
  IFS=$nl
  for l in $status; do
    unset IFS
    case $l in
      Name:*) sw_text Name: "${l#Name:?}" ;;
      State:* | Tgid:* | Pid:* | PPid:* | TracerPid:* | Uid:* | NS*:* | \
      Kthread:* | VmSize:* | CoreDumping:* | Threads:* | Sig*:* | ShdPnd:* | \
      CapEff:* | NoNewPrivs:* | Seccomp:*)
        set -- $l
        sw_line "$*" ;;
    esac
  done
  unset IFS
}

# Each argument on a line of its own. Few shells can read a NUL.
sw_arguments() {
  args=0 size=0
  if [ -n "$nul" ]; then
    while IFS= read -r -d '' x || [ -n "$x" ]; do
      sw_argument || break
    done < "$d/cmdline"
  elif [ -n "$tr" ]; then
    y=$(tr '\000\012' '\012\036' < "$d/cmdline"; printf .)
    y=${y%.}
    while [ -n "$y" ]; do
      x=${y%%"$nl"*}
      y=${y#"$x"}
      y=${y#"$nl"}
      sw_argument || break
    done
  else
    args='?'
    sw_file "$d/cmdline" && sw_text joined "$t"
  fi
  sw_line "args $args"
}

sw_argument() {
  size=$((size + ${#x} + 1))
  [ $size -gt 32768 ] && args='>' && return 1
  args=$((args + 1))
  sw_text arg "$x"
}

# The file whose mapping the code of the program starts in.
sw_program() {
  [ "$code" -gt 1 ] || {
    sw_line "exe $none"
    return
  }
  exe='?'
  sw_file "$d/maps"
  IFS=$nl
  for l in $t; do
    unset IFS
    from=${l%%-*} to=${l#*-}
    to=${to%% *}
    case $from in ????????????????*) break ;; esac
    [ $((0x$from)) -le "$code" ] || continue
    [ "$code" -lt $((0x$to)) ] || continue
    case $l in */*) exe=/${l#*/} ;; esac
    break
  done
  unset IFS
  sw_text exe "$exe"
}

# Lines that are those of an earlier process are not printed again.
sw_group() {
  sw_file "$d/cgroup" || {
    sw_line "cgroup $w"
    return
  }
  [ "$t" = "$lastgroup" ] && sw_line "cgroup as $groupof" && return
  groupof=$p lastgroup=$t
  IFS=$nl
  for l in $t; do
    unset IFS
    sw_text cgroup "$l"
  done
  unset IFS
}

sw_limits() {
  sw_file "$d/limits" || {
    sw_line "limit $w"
    return
  }
  [ "$t" = "$lastlimit" ] && sw_line "limit as $limitof" && return
  limitof=$p lastlimit=$t
  IFS=$nl
  for l in $t; do
    unset IFS
    name=''
    set -- $l
    while [ $# -gt 1 ]; do
      case $1 in
        unlimited | [0-9]*)
          sw_line "limit $1 $2$name"
          break ;;
      esac
      name="$name $1"
      shift
    done
  done
  unset IFS
}

# Threads: state, tracer, masks, what each does and sleeps in.
sw_threads() {
  kids='' more=''
  set +f
  set -- "$d"/task/*
  set -f
  [ $# -gt 1200 ] && sw_line "threads $#" && kids=' -' && return
  for x; do
    if sw_file "$x/children"; then
      kids="$kids $t"
    elif [ "$w" = - ] && [ -d "$x" ]; then
      kids="$kids -"
    fi
    [ $tasks -ge 1000 ] && more="$more ${x##*/}" && continue
    tasks=$((tasks + 1))
    sw_thread
  done
  [ -n "$more" ] && sw_list untold "${more# }"
}

sw_thread() {
  call="- -" state=- tracer=- pending=- blocked=- sleep=-
  sw_file "$x/syscall"
  case $t in
    '') call="$w -" ;;
    running*) call="running -" ;;
    -1*) call="-1 -" ;;
    *)
      set -- $t
      call="$1 $2" ;;
  esac
  sw_file "$x/status" || return
  IFS=$nl
  for l in $t; do
    unset IFS
    case $l in
      State:* | TracerPid:* | SigPnd:* | SigBlk:*)
        set -- $l
        case $1 in
          State:) state=$2 ;;
          TracerPid:) tracer=$2 ;;
          SigPnd:) pending=$2 ;;
          SigBlk:) blocked=$2 ;;
        esac ;;
    esac
  done
  unset IFS
  case $masks in *" SigPnd:$pending "*) pending='=' ;; esac
  case $masks in *" SigBlk:$blocked "*) blocked='=' ;; esac
  sw_file "$x/wchan" && sleep=$t || sleep=$w
  sw_line "thread ${x##*/} $state $tracer $pending $blocked $call $sleep"
  case $call in
    128\ 0x* | 137\ 0x* | 177\ 0x* | 421\ 0x*) sw_awaited ;;
  esac
}

# What it waits for in sigwait is in its memory; dd and od can read there.
sw_awaited() {
  [ -n "$tools" ] && sw_file "$x/syscall" || return
  r=$t at=$((${call#* }))
  set -- $(dd bs=1 skip="$at" count=8 < "$x/mem" | od -An -tx1)
  [ $# -eq 8 ] && sw_file "$x/syscall" || return
  case $r in
    "$t") sw_line "awaited ${x##*/} $8$7$6$5$4$3$2$1 read by dd, od" ;;
  esac
}

# Signalfds, and the epoll instances that watch them.
sw_signalfds() {
  fds='' polls='' count=0
  true < "$d/fdinfo" || {
    sw_line 'signalfds ?'
    return
  }
  set +f
  set -- "$d"/fdinfo/*
  set -f
  [ $# -gt 2000 ] && sw_line 'signalfds >' && return
  for x; do
    sw_polled='' sw_mask=''
    while read -r k v r; do
      case $k in
        sigmask:) sw_mask=$v && break ;;
        tfd:) sw_polled=1 && break ;;
      esac
    done < "$x"
    [ -n "$sw_mask" ] && fds="$fds ${x##*/}:$sw_mask"
    [ -n "$sw_polled" ] && polls="$polls $x"
  done
  for f in $fds; do
    by='' count=$((count + 1))
    for x in $polls; do
      while read -r k v r; do
        [ "$k $v" = "tfd: ${f%%:*}" ] && by="$by ${x##*/}" && break
      done < "$x"
    done
    sw_line "signalfd ${f%%:*} ${f#*:}$by"
  done
  sw_line "signalfds $count"
}

# Kernels without lists of children: everybody is asked for the parent.
sw_scan() {
  [ -n "$parents" ] && return
  parents=' '
  set +f
  set -- /proc/[0-9]*
  set -f
  [ $# -gt 4000 ] && parents='>' && return
  for x; do
    sw_file "$x/stat" || continue
    set -- ${t##*) }
    parents="$parents$2:${x##*/} "
  done
}

sw_children() {
  case "$kids " in
    *' - '*)
      sw_scan
      kids=''
      [ "$parents" = '>' ] && sw_line 'children >' && return
      for x in $parents; do
        case $x in "$p":*) kids="$kids ${x#*:}" ;; esac
      done ;;
  esac
  r=$kids kids=''
  for x in $r; do
    case $x in
      "$self" | $$)
        case " $targets " in *" $x "*) kids="$kids $x" ;; esac ;;
      *) kids="$kids $x" ;;
    esac
  done
  sw_list children "${kids# }"
}

# All about process p, in o; fails where it is gone.
sw_look() {
  sw_moment || return
  was=$program masks="$masks " before=$masks
  sw_line "process $p"
  set -- $stat
  sw_line "stat $2 $3 $4 $5 $7 ${20}"
  parent=$2 code=${24} none='?'
  case $status in *VmSize:*) ;; *) none=- ;; esac
  sw_status
  sw_arguments
  sw_program
  sw_group
  sw_limits
  sw_threads
  sw_signalfds
  [ -n "$isabove" ] || sw_children
}

# One process; read again while it changes, three times at most.
sw_process() {
  p=$1 d=/proc/$1 count0=$n tasks0=$tasks
  g=$lastgroup:$groupof h=$lastlimit:$limitof
  for attempt in 1 2 3; do
    o='' n=$count0 tasks=$tasks0
    lastgroup=${g%:*} groupof=${g##*:} lastlimit=${h%:*} limitof=${h##*:}
    if sw_look && sw_moment; then :; else
      n=$count0
      return 1
    fi
    [ "$was" = "$program" ] && [ "$before" = "$masks " ] && break
    [ $attempt -lt 3 ] && continue
    [ "$was" = "$program" ] || sw_line 'moved program'
    for x in $masks; do
      case $before in *" $x "*) ;; *) sw_line "moved ${x%%:*}" ;; esac
    done
  done
  printf %s "$o"
  o=''
}

# Which machine: the kernel says it since 6.1, and the shell's own file.
sw_machine() {
  sw_file /proc/sys/kernel/arch && arch=$t && return
  arch=- x=''
  read -r x < /proc/self/exe
  # After the class, 64 bits: its order, version, kind, and the machine itself.
  k="?ELF$(printf '\002')"
  x=${x#$k}
  case $x in
    ???'>'* | ????'>'*) arch=x86_64 ;;
    ???"$(printf '\267')"* | ????"$(printf '\267')"*) arch=aarch64 ;;
    ???"$(printf '\363')"* | ????"$(printf '\363')"*) arch=riscv64 ;;
  esac
}

# Who asks, and where. The first thread of the kernel is in no container.
sw_circumstances() {
  sw_file /proc/sys/kernel/osrelease || t=$w
  sw_text osrelease "$t"
  sw_machine
  sw_text arch "$arch"
  sw_file /proc/2/stat
  set -- ${t##*) } 0 0 0 0 0 0 0
  case $(($7 & 2097152)) in
    0) sw_line 'kthreadd no' ;;
    *) sw_line 'kthreadd yes' ;;
  esac
  d=/proc/self
  sw_moment || return
  self=${comm%% *}
  set -- $stat
  sw_line "shell started ${20}"
  IFS=$nl
  for l in $status; do
    unset IFS
    case $l in
      Uid:* | NSpid:* | NSsid:* | CapEff:*)
        set -- $l
        sw_line "shell $*" ;;
    esac
  done
  unset IFS
}

sw_main() {
  kind=$1 targets='' parents=''
  lastgroup='' groupof='' lastlimit='' limitof=''
  shift
  # Sets of bytes that are not these; the shell may not see the mark itself.
  odd=$(printf '[\041]-~ -[]') spaced=$(printf '[\041]-~\041-[]')
  other=$(printf '[\0410-9]') rs=$(printf '\036')
  u=''
  for x in 0 1 2 3; do
    for k in 0 1 2 3 4 5 6 7; do
      for r in 0 1 2 3 4 5 6 7; do u=$u\\$x$k$r; done
    done
  done
  bytes=$(printf "${u#????}")
  piece='????????????????????'
  piece=$piece$piece$piece
  block=$piece$piece$piece$piece
  block=$block$block
  nul='' tr=''
  read -r -d '' x < /proc/self/cmdline && nul=1
  [ -z "$nul" ] && tr=$(command -v tr)
  tools=$(command -v dd) && tools=$(command -v od)
  sw_line "sigwhy-$kind 1"
  sw_circumstances || sw_line 'proc none'
  for x; do
    case $x in '' | *$other*) ;; *) targets="$targets $x" ;; esac
  done
  targets=${targets:-" 1"}
  sw_line "targets$targets"
  printf %s "$o"
  todo=$targets seen=' ' above='' isabove='' cut=0 tasks=0 processes=0
  while set -- $todo && [ $# -gt 0 ]; do
    x=$1
    shift
    todo=$*
    case $seen in *" $x "*) continue ;; esac
    seen="$seen$x "
    [ $processes -ge 64 ] && cut=$((cut + 1)) && continue
    sw_process "$x" || continue
    processes=$((processes + 1)) todo="$todo $kids"
    case "$targets " in *" $p "*) above="$above $parent" ;; esac
  done
  isabove=1
  for x in $above; do
    case $seen in *" $x "*) continue ;; esac
    seen="$seen$x "
    [ "$x" -gt 1 ] && sw_process "$x"
  done
  o=''
  [ $cut -gt 0 ] && sw_line "cut $cut"
  n=$((n + 1))
  printf %s "${o}sigwhy-$kind end $n$nl"
}

[ $# -gt 0 ] || set -- 1
sw_main facts "$@"
)
