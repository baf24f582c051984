/**
 * What runs at boot to make cgroups for users. The user owns no more than needed: the directory, and the files that
 * move processes into it. The limits that root sets there stay root's, and so do the cgroups of running containers.
 */
export const bootScript = `#!/bin/sh
# Creates cgroups for the users in /etc/lxc/lxc-users, one in each hierarchy of cgroup v1, for those of their
# containers. May be run at any time: what is right stays as it is, and what the kernel refuses is done without.
set -f # a name is no pattern

# put VALUE FILE
put() {
  [ "$(cat "$2")" = "$1" ] || echo "$1" >"$2"
}

# make DIRECTORY UID
make() {
  # One of another owner, such as that of a service of this name: the kernel lets go of it only where nothing lives in it.
  [ ! -d "$1" ] || [ -n "$(find "$1" -prune -user "$2")" ] || rmdir "$1" || return
  mkdir -p "$1" && chown "$2" "$1/tasks" "$1/cgroup.procs" "$1"
}

# fill DIRECTORY: no process can join a cpuset cgroup without CPUs or memory nodes. This one gets those of its parent.
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
