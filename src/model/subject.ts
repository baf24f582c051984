import type { Version } from '../lxc/version.ts';

/** The machine that is looked at, and what the person who looks wants to be assumed of it. */
export interface Machine {
  readonly kind: 'machine';
  /** `--lxc-version`: judge as this LXC would, whatever is installed. */
  readonly lxc?: Version;
  /** `--pid`: the process whose cgroups are looked at instead of the caller's or the user's sessions. */
  readonly pid?: number;
  /** `--config`: only files are judged, not the machine around them. */
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
  /** The folder it lives in, `LXCPATH/NAME`; undefined for the one that lxc-create would make next. */
  readonly folder: string | undefined;
  /** The config that is read for it. */
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

/** What can be asked when this is the subject: a container has a user, and a user is on a machine. */
export interface Within {
  readonly machine: 'machine';
  readonly user: 'machine' | 'user';
  readonly container: SubjectKind;
}

/** The container that `lxc-create` would make from default.conf, where a user has none yet. */
export const newContainer = '(new)';
