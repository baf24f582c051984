import type { Naming } from '../fault.ts';
import type { HostName } from './hosts.ts';

/** One thing that is wrong with a real host, and what becomes of it on each. */
export interface VmFault {
  readonly name: string;
  /** How a person gets there. */
  readonly how: string;
  /** Shell text that does it, run as root; guest/try says which variables it may use. */
  readonly break: string;
  /** How the user comes by the shell that starts the container: by ssh, before anything was broken, where it does not say. */
  readonly shell?: Shell;
  /** What he does first in it. */
  readonly login?: string;
  /** `test`: a few lines of config; `full`: with the includes that the tutorial has; `deb`: the same, and systemd inside. */
  readonly container?: 'test' | 'full' | 'deb';
  /** What mends it: `--fix` by root, the same with `--unsafe`, or the script that the user's own lxc-lint prints for root. */
  readonly mends?: Mends;
  readonly on: Readonly<Partial<Record<HostName, Outcome | Two>>>;
}

export type Mends = '--fix' | '--fix --unsafe' | 'script';

type Shell =
  | 'ssh'
  | 'new_ssh'
  | 'su'
  | 'su_login'
  | 'sudo'
  | 'sudo_login'
  | 'runuser'
  | 'job'
  | 'service'
  | 'delegated_service';

/** What the user's own shell makes of it, and what a fresh login does, which is what root is told about. */
export interface Two {
  readonly now: Outcome;
  readonly fresh: Outcome;
}

/** What the real LXC does, and what lxc-lint has to say about it. */
export interface Outcome {
  readonly lxc: 'lives' | 'dies';
  /** The rule that must name it, where there is something to be said. */
  readonly named?: Naming;
}

/** The container does not start. */
export const dies = (...named: Naming): Outcome => ({ lxc: 'dies', named });
/** It starts; something that was promised is lost. */
export const loses = (...named: Naming): Outcome => ({ lxc: 'lives', named });
/** Nothing comes of it, and nothing is to be said. */
export const lives: Outcome = { lxc: 'lives' };

export const everywhere = (outcome: Outcome | Two): VmFault['on'] => ({
  bookworm: outcome,
  trixie: outcome,
  bullseye: outcome,
  hybrid: outcome,
});

/** A shell that is wrong, on a host where the next login is right. */
export const here = (now: Outcome, fresh: Outcome = lives): Two => ({ now, fresh });
export const both = (outcome: Outcome | Two): Two =>
  'now' in outcome ? outcome : { now: outcome, fresh: outcome };
