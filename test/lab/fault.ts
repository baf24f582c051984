import type { Stage } from '../../src/model/stage.ts';

/** One thing that is wrong with a host which is otherwise as the tutorial leaves it. */
export interface Fault {
  readonly name: string;
  /** How a person gets there. */
  readonly how: string;
  /** Shell text that does it, run as root; `try` says which variables it may use. */
  readonly break: string;
  /** The rule that must name it first, and where it bites. */
  readonly named: Naming;
  /** Another rule that may name it first instead, where both tell the truth. */
  readonly or?: Naming;
  /** What the real lxc-start does: it cannot start the container, or it can but something is lost. */
  readonly dies: boolean;
  /** Shell text, run as root while the container runs: it succeeds as long as what was promised is missing. */
  readonly lost?: string;
  /** Only to be had on this cgroup layout. */
  readonly cgroup?: Layout;
  /** What the user does first in his shell, instead of going into his cgroups as the tutorial says. */
  readonly login?: string;
  /** Options of setpriv(1): what a sandbox or a service takes from the user's shell. */
  readonly setpriv?: string;
  /** Root is asked about a fresh login, which would not share what is wrong with this shell: that is tried as well. */
  readonly fresh?: true;
  /** The user has no container: lxc-lint judges the one that the real lxc-create then makes, before each start. */
  readonly creates?: true;
  /** The container runs already: the shell that breaks the host has started it, elsewhere than the user logs in. */
  readonly runs?: true;
  /** In a host whose limits on namespaces are its own, and not this machine's. */
  readonly userns?: true;
  /** The user's shell leaves Node too little to run, so that only root can be asked. */
  readonly silent?: true;
  /** Who cannot look closely enough to give a verdict, or a warning, and has to say so. */
  readonly unseen?: Viewer | 'both';
  /** Who fixes it: `--fix` by root (where it does not say), `--fix --unsafe`, or a person alone. */
  readonly mends?: Mender;
}

export type Mender = 'safe' | 'unsafe' | 'person';

const order: readonly Mender[] = ['safe', 'unsafe', 'person'];

/** Whom all of them together need. */
export const worst = (faults: readonly Fault[]): Mender =>
  order[Math.max(0, ...faults.map(({ mends = 'safe' }) => order.indexOf(mends)))] ?? 'safe';

/** Something unusual that nothing is wrong with: the container starts, and there is no error to report. */
export type Oddity = Omit<Fault, 'named' | 'or' | 'dies' | 'lost' | 'fresh' | 'mends'>;

export const isFault = (each: object): each is Fault => 'named' in each;

export type Naming = readonly [stage: Stage, rule: string];
export type Layout = 'v1' | 'v2';
export type Viewer = 'root' | 'user';

type Case = readonly [
  how: string,
  breaks: string,
  more?: Pick<
    Fault,
    | 'or'
    | 'lost'
    | 'cgroup'
    | 'login'
    | 'setpriv'
    | 'creates'
    | 'runs'
    | 'userns'
    | 'fresh'
    | 'silent'
    | 'unseen'
    | 'mends'
  >,
];

/** Faults with which the real lxc-start cannot start the container. */
export const dies = (stage: Stage, rule: string, cases: Readonly<Record<string, Case>>): Fault[] =>
  named([stage, rule], true, cases);

/** Faults with which it does start, and something that was promised is missing. */
export const survives = (stage: Stage, rule: string, cases: Readonly<Record<string, Case>>): Fault[] =>
  named([stage, rule], false, cases);

const named = (naming: Naming, dying: boolean, cases: Readonly<Record<string, Case>>): Fault[] =>
  Object.entries(cases).map(([name, [how, breaks, more]]) => ({
    name,
    how,
    break: breaks,
    named: naming,
    dies: dying,
    ...more,
  }));
