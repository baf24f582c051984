/**
 * What runs at boot to make cgroups for users. A user owns no more than he needs of his: the folder, and the files that
 * move processes into it. The limits that root sets there stay root's, and so do the cgroups of running containers.
 */
export const bootScript = `#!/bin/sh
# Makes cgroups for the users whom /etc/lxc/lxc-users names, one in each hierarchy of cgroup v1, for their containers
# to have theirs in. May be run at any time: what is right stays as it is, and what the kernel refuses is done without.
set -f # a name is no pattern

# put VALUE FILE
put() {
  [ "$(cat "$2")" = "$1" ] || echo "$1" >"$2"
}

# make FOLDER UID
make() {
  # One that is not his, such as a service's of that name: the kernel lets go of it only where nothing lives in it.
  [ ! -d "$1" ] || [ -n "$(find "$1" -prune -user "$2")" ] || rmdir "$1" || return
  mkdir -p "$1" && chown "$2" "$1/tasks" "$1/cgroup.procs" "$1"
}

# fill FOLDER: no process can enter a cpuset cgroup without processors or memory nodes. This one gets its parent's.
fill() {
  for file in cpuset.mems cpuset.cpus
  do
    [ -n "$(cat "$1/$file")" ] || cat "$1/../$file" >"$1/$file"
  done
  put 1 "$1/cgroup.clone_children"
}

while read -r _ tree type options _
do
  [ "$type" = cgroup ] || continue
  case ,$options, in
    *,cpuset,*) put 1 "$tree/cgroup.clone_children" ;;
    *,memory,*) put 1 "$tree/memory.use_hierarchy" ;;
  esac
  for name in $(sed 's/#.*//' /etc/lxc/lxc-users)
  do
    case $name in . | .. | */*) continue ;; esac
    uid=$(id -u -- "$name") || continue
    make "$tree/$name" "$uid" || continue
    case ,$options, in *,cpuset,*) fill "$tree/$name" ;; esac
  done
done </proc/self/mounts 2>/dev/null
exit 0
`;
