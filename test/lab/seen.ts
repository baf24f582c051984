import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What lxc-lint says, as far as the lab reads it. */
export interface Report {
  readonly containers: readonly { name: string; verdict: string; stage?: string }[];
  readonly findings: readonly { rule: string; severity: string; stage: string; message: string }[];
}

/** What the real lxc-start did, and what the container had when it ran. */
export interface Start {
  readonly lives: boolean;
  readonly state: string;
  /** All that LXC logged, and what lxc-start printed. */
  readonly log: string;
  readonly stderr: string;
  /** LXC's own errors, the first one first. */
  readonly errors: readonly string[];
  /** Whether it lacked what the fault takes from it; undefined where the fault does not say how that shows. */
  readonly lost: boolean | undefined;
  readonly attach: boolean;
  readonly limit: boolean;
  readonly links: string;
  readonly cgroups: number;
}

/** What one `try` left in its folder. A report that is none is the words that came instead. */
export interface Seen {
  /** Why the host could not be made, or not be broken. */
  readonly unbroken?: string;
  readonly now?: Start;
  readonly fresh?: Start;
  readonly root?: Report | string;
  readonly user?: Report | string;
  /** Of the user in a fresh login, where the row has one. */
  readonly login?: Report | string;
  readonly running?: Report | string;
  /** What `explain` makes of the log, with a look at the host. */
  readonly explained?: Explained;
}

interface Explained {
  readonly causes: readonly {
    readonly cause: string;
    readonly rule: string | null;
    readonly state: string;
  }[];
}

/** Reads what was seen in a host; `valid` says what is wrong with the form of a report. */
export function read(folder: string, valid: (report: unknown) => string | undefined): Seen {
  const text = (name: string) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined;
  const unbroken = text('unbroken');
  if (unbroken !== undefined) return { unbroken: unbroken.trim() };

  const tried = (name: string) => {
    const seen = text(`${name}.seen`);
    return seen === undefined ? {} : { [name]: started(seen, text(`${name}.log`), text(`${name}.err`)) };
  };
  const said = (name: string) => {
    const json = text(`${name}.json`);
    if (json === undefined) return {};
    return { [name]: json === '' ? (text(`${name}.err`) ?? '') : parse(json, valid) };
  };
  return {
    ...tried('now'),
    ...tried('fresh'),
    ...said('root'),
    ...said('user'),
    ...said('login'),
    ...said('running'),
    ...explained(text('explained.json')),
  };
}

/** Nothing is said of a start that left no log; words that are no explanation explain nothing. */
function explained(json: string | undefined): Pick<Seen, 'explained'> {
  if (json === undefined) return {};
  return { explained: json.startsWith('{') ? JSON.parse(json) : { causes: [] } };
}

function parse(json: string, valid: (report: unknown) => string | undefined): Report | string {
  try {
    const report: Report = JSON.parse(json);
    return valid(report) ?? report;
  } catch (error) {
    return String(error);
  }
}

/** What `shell` wrote down of a start, and LXC's log of it. */
export function started(seen: string, log = '', stderr = ''): Start {
  const value = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(seen)?.[1] ?? '';
  const errors = [...log.matchAll(/ ERROR .*? - \S+?:\w+:\d+ - (.*)/g)].map((match) => match[1] ?? '');
  return {
    lives: value('state') === 'RUNNING',
    state: value('state'),
    log,
    stderr,
    errors: errors.length > 0 ? errors : stderr.split('\n').filter((line) => line !== ''),
    lost: value('lost') === '' ? undefined : value('lost') === '0',
    attach: value('attach') === '0',
    limit: value('limit') === '0',
    links: value('links'),
    cgroups: Number(value('cgroups')),
  };
}
