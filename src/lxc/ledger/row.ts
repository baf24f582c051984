import type { Phrase } from '../../base/phrase.ts';
import type { LineInForce } from '../config/settings/lines-in-force.ts';
import type { MountEntry } from '../config/settings/mount-entry.ts';
import type { Settings } from '../config/settings/settings.ts';
import type { Version } from '../version.ts';
import type { Machine } from './machine.ts';

/** What the effect of a line may depend on, beside the line itself. */
export interface Situation {
  readonly version: Version;
  readonly settings: Settings;
  /** The lines that count, all of them. */
  readonly lines: readonly LineInForce[];
  /** The entries of the file that lxc.mount.fstab names. */
  readonly fstab: readonly MountEntry[];
  /** Whether the host has its controllers on cgroup v2. */
  readonly v2: boolean;
  readonly machine: Machine;
}

/** Why a start fails with a line that LXC can read. */
export interface StartRefusal {
  /** Which refusal this is, for machines. */
  readonly kind: string;
  /** What is wrong, beginning with the thing. */
  readonly message: Phrase;
  /** Completes the line: `is a capability that LXC does not know`. */
  readonly note: Phrase;
  /** What LXC prints, without the errno in front of it. */
  readonly lxcMessage: string;
  /** Root can start the same container. */
  readonly rootMay?: true;
  /** What is wrong is the key, not its value. */
  readonly at?: 'key';
}

/** `judged`: it cannot stop a start, or a rule reports where it does. */
export type Effect = 'judged' | StartRefusal;

/** Undefined where this test has nothing to say of the line. */
export type Test = (line: LineInForce, situation: Situation) => Effect | undefined;

/** What a key does to a start without root. */
export interface Row {
  /** The rules that report lines with this key. */
  readonly rules: readonly string[];
  /** The first that has something to say decides. Where none has, what the line does is unknown, and so is the verdict. */
  readonly tests: readonly Test[];
}

export const row = (...tests: readonly Test[]): Row => ({ rules: [], tests });

/** These rules report every line that stops a start; or, with tests, those that a test calls judged. */
export const judgedBy = (rules: readonly string[], ...tests: readonly Test[]): Row => ({
  rules,
  tests: tests.length > 0 ? tests : [() => 'judged'],
});

export type Condition = (value: string, line: LineInForce, situation: Situation) => boolean;

/** Lines that cannot stop a start. */
export const fine =
  (condition: Condition): Test =>
  (line, situation) =>
    condition(line.at.value, line, situation) ? 'judged' : undefined;

/** Lines with which every start fails. */
export const refused =
  (
    condition: Condition,
    wording: (value: string, line: LineInForce, situation: Situation) => StartRefusal,
  ): Test =>
  (line, situation) =>
    condition(line.at.value, line, situation) ? wording(line.at.value, line, situation) : undefined;

/** Cannot stop a start, whatever its value. */
export const harmless: Row = row(() => 'judged');
