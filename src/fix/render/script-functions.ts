/**
 * The shell functions of a fix script, in POSIX sh. They change what is still as it was checked, skip what is
 * done already, and refuse the rest. `find -perm` replaces stat(1), which POSIX does not have.
 *
 * All of them use names, which is safe for root only where no other user can change what a name leads to:
 * `keeper` finds that out, by the rules of executor/files/anchor.ts. For text, the file must be root's as
 * well.
 */
export const fileFunctions = `sum() { cksum < "$1"; }

# Names are other people's words: no byte of theirs may reach the terminal as it is, and dash's echo makes bytes of \\033.
refuse() { printf '%s\\n' "$*" | cat -v >&2; return 1; }

# keeper PATH: root, if no other user can change the path or what is at PATH; else the first on the way who can.
# It fails where others can who own nothing of it. Only root may walk everywhere, so only root may ask.
keeper() (
  way=$1 links=0 open=
  cd /
  while [ -n "$way" ]; do
    name=./\${way%%/*}
    way=\${way#"\${name#./}"} way=\${way#/}
    [ -L "$name" ] || [ -e "$name" ] || break
    stat=$(stat -c '%u %U %a' "$name") || exit
    if [ "\${stat%% *}" != 0 ]; then
      # sysfs, cgroup, cgroup2 (linux/magic.h): the kernel made all that is in a directory there, whichever user owns it.
      case $(stat -f -c %t "$name") in 62656572 | 27e0eb | 63677270) break ;; esac
      stat=\${stat% *}
      echo "\${stat#* }"
      exit
    fi
    if [ -L "$name" ]; then
      links=$((links + 1))
      [ "$links" -le 40 ] || refuse "$1: too many levels of symbolic links" || exit
      target=$(readlink "$name")
      case $target in /*) cd / && open= ;; esac
      way=$target/$way
    elif [ -d "$name" ]; then
      cd -P "$name" || exit
      # The write bits of group and others; what an access list grants shows in those of the group.
      case $stat in *[2367] | *[2367]?) open=yes ;; *) open= ;; esac
      [ -z "$open" ] || [ -k . ] || refuse "users other than root can change the path $1" || exit
    fi
  done
  # In a directory with the sticky bit others can add a name before root does.
  [ -z "$open" ] || refuse "users other than root can write to the directory of $1" || exit
  echo root
)

# alone PATH: this is not root's shell, or root alone can change the way there.
alone() {
  [ "$(id -u)" = 0 ] && [ "$1" != "\${alone-}" ] || return 0
  keeper=$(keeper "$1") || return
  [ "$keeper" = root ] || refuse "users other than root can change $1, so root changes nothing there" || return
  alone=$1
}

# plain PATH: it is neither a link nor reached by a second name.
plain() {
  [ ! -L "$1" ] || refuse "$1 is a symbolic link" || return
  [ -d "$1" ] || [ -z "$(find "$1" -prune -links +1)" ] || refuse "$1 has several names (hard links)"
}

# is PATH SUM: what stands there is the text of that sum; "absent" is the sum of none.
is() {
  if [ "$2" = absent ]; then [ ! -e "$1" ] && [ ! -L "$1" ]; else [ -f "$1" ] && [ "$(sum "$1")" = "$2" ]; fi
}

# put PATH BEFORE AFTER MODE: what comes on standard input takes the place of the text whose sum is BEFORE.
put() {
  alone "$1" || return
  if is "$1" "$3"; then cat > /dev/null; return 0; fi
  is "$1" "$2" || refuse "$1 has changed since it was checked" || return
  [ "$2" = absent ] || plain "$1" || return
  mkdir -p "\${1%/*}" && new=$(mktemp "\${1%/*}/.lxc-lint.XXXXXX") || return
  if [ "$2" = absent ]; then chmod "$4" "$new"; else cp -p "$1" "$new"; fi &&
    cat > "$new" && is "$new" "$3" && mv -f "$new" "$1" && return
  rm -f "$new"
  refuse "$1 could not be written"
}

# edit PATH BEFORE AFTER END: edits such as \`6-old\` and \`6+new\` come on standard input, in the lines as they stand.
# END is a line end, or empty for a text that has none at its end.
edit() {
  alone "$1" || return
  if is "$1" "$3"; then cat > /dev/null; return 0; fi
  is "$1" "$2" || refuse "$1 has changed since it was checked" || return
  awk -v end="$4" '
    function add(words) { printf "%s%s", between, words; between = "\\n" }
    function insert(line) { for (i = 1; i <= count[line]; i++) add(plus[line, i]) }
    BEGIN {
      while ((getline words < "/dev/stdin") > 0) {
        line = words + 0
        sub(/^[0-9]+/, "", words)
        if (words ~ /^-/) gone[line] = 1
        else plus[line, ++count[line]] = substr(words, 2)
      }
    }
    { insert(NR); if (!(NR in gone)) add($0) }
    END { insert(NR + 1); if (between != "") printf "%s", end }
  ' "$1" | put "$1" "$2" "$3" ''
}

# drop PATH BEFORE: takes the file away.
drop() {
  alone "$1" || return
  is "$1" absent && return
  is "$1" "$2" || refuse "$1 has changed since it was checked" || return
  rm -f "$1"
}

# mode PATH BEFORE AFTER, owner PATH BEFORE AFTER: as chmod and chown have them, in numbers.
mode() {
  alone "\${1%/*}/" || return
  [ -z "$(find "$1" -prune -perm "$3")" ] || return 0
  plain "$1" || return
  [ -n "$(find "$1" -prune -perm "$2")" ] || refuse "the mode of $1 is no longer $2" || return
  chmod "$3" "$1"
}
owner() {
  alone "\${1%/*}/" || return
  [ -z "$(find "$1" -prune -user "\${3%:*}" -group "\${3#*:}")" ] || return 0
  plain "$1" || return
  [ -n "$(find "$1" -prune -user "\${2%:*}" -group "\${2#*:}")" ] || refuse "the owner of $1 is no longer $2" || return
  chown "$3" "$1"
}

# access PATH OPTION...: what setfacl is to do with it.
access() {
  path=$1
  shift
  alone "\${path%/*}/" || return
  plain "$path" && setfacl "$@" "$path"
}

# setting PATH BEFORE AFTER: what the kernel keeps there.
setting() {
  alone "\${1%/*}/" || return
  [ "$(cat "$1")" != "$3" ] || return 0
  [ "$(cat "$1")" = "$2" ] || refuse "$1 is no longer $2" || return
  printf '%s\\n' "$3" > "$1"
}
`;
