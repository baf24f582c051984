/**
 * The shell functions that a fix script stands on, in POSIX sh. They change what is still as it was looked at, pass over
 * what is done already, and refuse the rest. `find -perm` stands for stat(1), which POSIX does not have.
 */
export const functions = `sum() { cksum < "$1"; }

refuse() { echo "$*" >&2; return 1; }

# plain PATH: it is neither a link nor reached by a second name.
plain() {
  [ ! -L "$1" ] || refuse "$1 is a symbolic link" || return
  [ -d "$1" ] || [ -z "$(find "$1" -prune -links +1)" ] || refuse "$1 has another name as well"
}

# is PATH SUM: what stands there is the text of that sum; "absent" is the sum of none.
is() {
  if [ "$2" = absent ]; then [ ! -e "$1" ] && [ ! -L "$1" ]; else [ -f "$1" ] && [ "$(sum "$1")" = "$2" ]; fi
}

# put PATH BEFORE AFTER MODE: what comes on standard input takes the place of the text whose sum is BEFORE.
put() {
  if is "$1" "$3"; then cat > /dev/null; return 0; fi
  is "$1" "$2" || refuse "$1 is not what it was when it was looked at" || return
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
  if is "$1" "$3"; then cat > /dev/null; return 0; fi
  is "$1" "$2" || refuse "$1 is not what it was when it was looked at" || return
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
  is "$1" absent && return
  is "$1" "$2" || refuse "$1 is not what it was when it was looked at" || return
  rm -f "$1"
}

# mode PATH BEFORE AFTER, owner PATH BEFORE AFTER: as chmod and chown have them, in numbers.
mode() {
  [ -z "$(find "$1" -prune -perm "$3")" ] || return 0
  plain "$1" || return
  [ -n "$(find "$1" -prune -perm "$2")" ] || refuse "$1 has not the mode $2 any more" || return
  chmod "$3" "$1"
}
owner() {
  [ -z "$(find "$1" -prune -user "\${3%:*}" -group "\${3#*:}")" ] || return 0
  plain "$1" || return
  [ -n "$(find "$1" -prune -user "\${2%:*}" -group "\${2#*:}")" ] || refuse "$1 is not of $2 any more" || return
  chown "$3" "$1"
}

# access PATH OPTION...: what setfacl is to do with it.
access() {
  path=$1
  shift
  plain "$path" && setfacl "$@" "$path"
}

# setting PATH BEFORE AFTER: what the kernel keeps there.
setting() {
  [ "$(cat "$1")" != "$3" ] || return 0
  [ "$(cat "$1")" = "$2" ] || refuse "$1 is not $2 any more" || return
  printf '%s\\n' "$3" > "$1"
}
`;
