/**
 * Options of file systems. A bind mount shows one that is mounted already, and the kernel ignores what these say of it: mount(2),
 * `data` with MS_BIND.
 */
const ofFileSystems =
  /^((size|nr_blocks|nr_inodes|uid|gid|mode|umask|dmask|fmask)=|((usr|grp|prj|[ugp])?quota|(usr|grp)jquota=.*)$)/;

/** Those without effect on a bind mount, of an entry or of a rootfs that is a directory. */
export const withoutEffectOnBind = (options: readonly string[]): string[] =>
  options.filter((option) => ofFileSystems.test(option));
