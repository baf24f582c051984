import type { Version } from '../lxc/version.ts';

/** The machine to lint, and what to assume of it. */
export interface Machine {
  readonly kind: 'machine';
  /** `--lxc-version`: lint for this LXC, whatever is installed. */
  readonly lxc?: Version;
  /**
   * `--pid`: the process whose cgroups are checked instead of those of the caller's or the user's sessions.
   */
  readonly pid?: number;
  /** `--config`: only files are linted, not the host around them. */
  readonly configOnly?: true;
}

export interface User {
  readonly kind: 'user';
  readonly name: string;
}

export interface Container {
  readonly kind: 'container';
  readonly user: User;
  readonly name: string;
  /** Its directory, `LXCPATH/NAME`; undefined for the one that lxc-create would create next. */
  readonly folder: string | undefined;
  /** The config file that LXC reads for it. */
  readonly config: string;
}

/** What a rule or a fact can be about. */
export interface Subjects {
  readonly machine: Machine;
  readonly user: User;
  readonly container: Container;
}

export type SubjectKind = keyof Subjects;
export type Subject = Subjects[SubjectKind];

/** The facts available to a subject: a container has a user, and a user is on a machine. */
export interface Within {
  readonly machine: 'machine';
  readonly user: 'machine' | 'user';
  readonly container: SubjectKind;
}

/** The container that `lxc-create` would create from default.conf, where a user has none yet. */
export const newContainer = '(new)';
