/** Exists in a rootfs while its owners are changed. */
export const keptDirectory = '.lxc-lint-shift';

/** go DIRECTORY: into it, following links. */
const byLinks = 'go() { cd "$1"; }';

/** The same where the path must not contain a link: the path may have been changed since it was checked. */
const straight = 'go() { cd "$1"; [ "$(pwd -P)" = "$1" ] || { echo "$1 lies behind a link" >&2; exit 1; }; }';

/**
 * Runs as root of the namespace that `shift` makes: in it the new owners are IDs from 0 on, the old ones from a billion on.
 * Arguments: the rootfs, how many UIDs and how many GIDs are old, and a directory whose owner changes with them.
 *
 * Links are never followed: `find` walks the tree itself, and files that need more are named by inode, so that a list which
 * somebody left in the rootfs cannot lead out of it. `chown` clears setuid bits and capabilities (chown(2)), and liblxc
 * hides how a child was killed, so what would be lost is written down first; a second run continues from there.
 */
const shiftScript = `
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin old=1000000000 kept=${keptDirectory}
for tool in getfacl setfacl getcap setcap; do
  command -v $tool >/dev/null || { echo "$tool is not installed" >&2; exit 1; }
done
go "$1"
find . -xdev >/dev/null

# Changing owners takes these away: they are remembered by inode, and outlive a crash.
if [ ! -d $kept ]; then
  rm -rf $kept.new
  mkdir -m 700 $kept.new
  find . -xdev -type f -perm -4000 -exec stat -c %i {} + >$kept.new/setuid
  find . -xdev -type f -perm -2000 -exec stat -c %i {} + >$kept.new/setgid
  find . -xdev -type f -print0 | xargs -0 -r -n 50 sh -c '
    [ -z "$(getcap "$@")" ] || for file; do
      text=$(getcap -n "$file")
      [ -z "$text" ] || echo "$(stat -c %i "$file")\${text#"$file"}"
    done' sh >$kept.new/capabilities
  mv $kept.new $kept
fi

for id in $(find . -xdev -exec stat -c %u {} + | sort -un); do
  [ $id -lt $old ] || [ $id -ge $((old + $2)) ] || find . -xdev -uid $id -exec chown -h $((id - old)) {} +
done
for id in $(find . -xdev -exec stat -c %g {} + | sort -un); do
  [ $id -lt $old ] || [ $id -ge $((old + $3)) ] || find . -xdev -gid $id -exec chgrp -h $((id - old)) {} +
done

getfacl -RPnsE . | awk -F: -v OFS=: -v old=$old -v u=$2 -v g=$3 '
  { at = $1 == "default" ? 3 : 2; count = $(at - 1) == "user" ? u : g }
  !/^#/ && $at >= old && $at < old + count { $at = $at - old }
  { print }' | setfacl --restore=-

while read -r inode; do find . -xdev -type f -inum $inode -exec chmod u+s {} +; done <$kept/setuid
while read -r inode; do find . -xdev -type f -inum $inode -exec chmod g+s {} +; done <$kept/setgid
while read -r inode text; do
  root=0
  case $text in *rootid=*) root=\${text##*=} root=\${root%]} text=\${text% *} ;; esac
  [ $root -lt $old ] || root=$((root - old))
  find . -xdev -type f -inum $inode -exec sh -c 'setcap \${0:+-n $0} "$1" "$2"' "\${root#0}" "\${text#= }" {} +
done <$kept/capabilities

[ -z "\${4-}" ] || (go "$4" && chown 0 .)
rm -r $kept
`;

/** For the user, who has no more permissions than usual; or for root, in whose namespace are IDs that are not the user's. */
export const shiftAs = (who: 'user' | 'root'): string =>
  `${who === 'user' ? byLinks : straight}${shiftScript}`;
