/** What somebody finds at a path. */
export interface Found {
  readonly kind: 'file' | 'directory' | 'other';
  /** Permission bits. */
  readonly mode: number;
}

/** `closed` where a directory above may not be searched. */
export type Look = Found | 'closed' | undefined;

export const isKind = (look: Look, kind: Found['kind']): boolean =>
  typeof look === 'object' && look.kind === kind;

/** A directory is none either. */
export const isNoFile = (look: Look): boolean => look === undefined || isKind(look, 'directory');

/** What the machine says to a row that depends on it. Each answer throws Unseen where that is unknown. */
export interface Machine {
  /** What the user finds at an absolute path. */
  readonly find: (path: string) => Look;
  /** Whether the user owns what is at an absolute path. */
  readonly owns: (path: string) => boolean;
  /** The text of a file as the user reads it: `closed` where they may not. */
  readonly read: (path: string) => string | 'closed' | undefined;
  /** Whether the container's root may search the directories above. */
  readonly isReachable: (path: string) => boolean;
  /** Whether the container's root may search a directory of the container. */
  readonly isSearchable: (path: string) => boolean;
  /** What is at a path of the container before anything is mounted in it. */
  readonly findInRootfs: (path: string) => Found | undefined;
  /** The cgroup below which LXC makes those of the container, if the user may set limits of this controller there. */
  readonly cgroupOf: (controller: string) => string | undefined;
  /** The value of /proc/PID/oom_score_adj in the session. */
  readonly oomScore: () => number;
  /** Whether the shell that starts containers exports this variable. */
  readonly exports: (name: string) => boolean;
  /** The hard limit of the session; Infinity where there is none. */
  readonly hardLimit: (resource: string) => number;
  /** Whether the container has this user or group. */
  readonly isMapped: (kind: 'u' | 'g', id: number) => boolean;
  /** Whether the container's root is its user. */
  readonly isRootUser: () => boolean;
  /** Whether the container itself runs: what it has made exists then. */
  readonly isUp: () => boolean;
  /** Whether this container of the user runs. */
  readonly isRunning: (name: string) => boolean;
  /** Whether a path of the host is a symbolic link. */
  readonly isLink: (path: string) => boolean;
  /** Whether the interface has an IPv4 address, as far as a route to its network tells. */
  readonly hasRoute: (interfaceName: string) => boolean;
  /** Whether the kernel has core scheduling. */
  readonly hasCoreScheduling: () => boolean;
  /** What the init of the container is. */
  readonly init: () => 'systemd' | 'busybox' | 'other';
}
