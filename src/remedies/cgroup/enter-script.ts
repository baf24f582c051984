/** The way of a shell into the cgroups of its user. */
export const enterScript = `#!/bin/sh
# move-pid-to-cgroup PID: moves a process into the cgroups of the user who asks, where there are any, so that the
# containers it starts can have theirs below them. For the shell that asks: move-pid-to-cgroup $$
case $1 in
  '' | *[!0-9]*)
    echo 'usage: move-pid-to-cgroup PID' >&2
    exit 2
    ;;
esac
name=$(id -un) || exit
while read -r _ tree type _
do
  [ "$type" = cgroup ] || continue
  # All threads of it; or that one, where only this may be written.
  echo "$1" >"$tree/$name/cgroup.procs" || echo "$1" >"$tree/$name/tasks"
done </proc/self/mounts 2>/dev/null
exit 0
`;
