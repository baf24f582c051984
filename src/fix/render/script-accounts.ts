/** The shell functions by which a fix script acts as an account. `functions` is a variable of the script. */
export const accountFunctions = `late=
me=$(id -un 2> /dev/null) || me=$(id -u)

# may USER...: whether this shell can act as all of them.
may() {
  [ "$(id -u)" != 0 ] || return 0
  for user do [ "$user" = "$me" ] || refuse "needs root" || return; done
}

# own PATH: on whose behalf this shell changes what stands there.
own() { if [ "$(id -u)" = 0 ]; then keeper "$1"; else printf '%s\\n' "$me"; fi; }

# as USER COMMAND...: with the credentials of this user, or not at all, and with no environment but this.
as() {
  user=$1
  shift
  [ -n "$user" ] || return
  case " $late " in *" $user "*) echo "commands run as $user took too long: nothing more is done for that account" >&2; return 1 ;; esac
  home=$(getent passwd "$user" | cut -d: -f6)
  # By its path: the shell of busybox has an env, and with it a setsid, of its own.
  set -- sh -c "$functions; \\"\\$@\\"" sh "$@"
  [ "$user" = "$me" ] || set -- timeout --foreground -k 1 -s KILL 300 bash -c "$closing" bash \\
    setsid -w setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups "$@"
  set -- /usr/bin/env -i PATH="$PATH" HOME="$home" USER="$user" LOGNAME="$user" LC_ALL=C DEBIAN_FRONTEND=noninteractive "$@"
  if [ "$user" = "$me" ]; then "$@"; else apart "$@"; fi
}

# apart COMMAND...: its user can trace it, and write to whatever it has open. So it gets neither this terminal nor a pipe
# that the user could keep open: its output is shown when it has ended.
apart() {
  said=$(mktemp /tmp/lxc-lint.XXXXXX) || return
  "$@" > "$said" 2>&1
  set -- "$?"
  # What its user stops is stopped once, and not for each container.
  [ "$1" != 137 ] || late="$late $user"
  head -c 4096 "$said" | cat -v >&2
  rm -f "$said"
  return "$1"
}

# Closes what this shell was given beyond the first three, and goes on. dash cannot name a descriptor of two digits.
closing='for fd in /proc/self/fd/*; do fd=\${fd##*/}; [ "$fd" -le 2 ] || eval "exec $fd>&-"; done; exec "$@"'
`;
