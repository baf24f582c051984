import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Report, type Start, started } from './seen.ts';

/** What a report says of fixes, as far as the lab reads it. */
interface Repair extends Report {
  readonly findings: readonly (Report['findings'][number] & { fix: { safety: string } })[];
  readonly repair: {
    /** Of a plan: how many checks wait for what its last fix leaves; null where it is whole. */
    readonly waits: number | null;
    readonly fixes: readonly {
      finding: { rule: string; fingerprint: string; fix: { safety: string; title: string } };
      status: string;
      reason?: string;
      made: string[];
    }[];
  };
}

/** One run of `--fix`: its report, that of a second run right after it where something was left, and what lxc-start did then. */
export interface Attempt {
  /** What it said before that it would do. */
  readonly plan: Repair | string;
  readonly first: Repair | string;
  readonly again?: Repair | string;
  readonly start: Start | undefined;
}

/** What `mend` left in its folder. */
export interface Mending {
  readonly unbroken?: string;
  readonly safe?: Attempt;
  /** Where the safe fixes are not enough. */
  readonly unsafe?: Attempt;
  /** What is not as it was when all had been taken back. */
  readonly notUndone: readonly string[];
  /** What `undo` did otherwise than its `--dry-run` said. */
  readonly unforeseen: readonly string[];
  /** What scripts made otherwise than `--fix`. */
  readonly notScripted: readonly string[];
  /** What lxc-start did after that. */
  readonly scripted?: Start;
}

export function readMending(folder: string, valid: (report: unknown) => string | undefined): Mending {
  const text = (name: string) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined;
  const nothing = { notUndone: [], unforeseen: [], notScripted: [] };
  const unbroken = text('unbroken');
  if (unbroken !== undefined) return { unbroken: unbroken.trim(), ...nothing };

  const report = (name: string, talk: string): Repair | string => {
    const json = text(`${name}.json`);
    if (!json) return text(`${talk}.err`) || 'nothing was said';
    const found: Repair = JSON.parse(json);
    return valid(found) ?? found;
  };
  const start = (name: string): Start | undefined => {
    const seen = text(`${name}.seen`);
    return seen === undefined ? undefined : started(seen, text(`${name}.log`), text(`${name}.err`));
  };
  const attempt = (name: string): Attempt | undefined => {
    if (text(`${name}.code`) === undefined) return undefined;
    const again =
      text(`${name}-again.json`) === undefined ? {} : { again: report(`${name}-again`, `${name}-fix`) };
    const plan = report(`${name}-plan`, `${name}-plan`);
    return { plan, first: report(name, `${name}-fix`), ...again, start: start(name) };
  };
  const mended = text('mended.tree');
  const undone = text('undone.tree') ?? mended;
  const [safe, unsafe, scripted] = [attempt('safe'), attempt('unsafe'), start('scripted')];
  return {
    ...(safe ? { safe } : {}),
    ...(unsafe ? { unsafe } : {}),
    ...(scripted ? { scripted } : {}),
    notUndone: difference(text('broken.tree'), undone),
    unforeseen: difference(text('undo-plan'), text('undo')),
    notScripted: difference(mended, text('scripted.tree') ?? undone),
  };
}

function difference(before = '', after = ''): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const [had, has] = [new Set(old), new Set(now)];
  return [
    ...old.filter((line) => !has.has(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !had.has(line)).map((line) => `+ ${line}`),
  ];
}
