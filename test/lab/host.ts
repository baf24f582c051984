import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Fault, Layout, Oddity } from './fault.ts';

/** What lxc-lint says, as far as the lab reads it. */
export interface Report {
  readonly containers: readonly { user: string; name: string; verdict: string; stage?: string }[];
  readonly findings: readonly { rule: string; severity: string; stage: string; message: string }[];
}

/** What the real lxc-start did, and what the container had when it ran. */
export interface Start {
  readonly lives: boolean;
  readonly state: string;
  /** LXC's own errors, the first one first. */
  readonly errors: readonly string[];
  readonly attach: boolean;
  readonly limit: boolean;
  readonly links: string;
  readonly cgroups: number;
}

export interface Seen {
  /** Why the shell that was to break the host did not. */
  readonly unbroken?: string;
  readonly now?: Start;
  readonly fresh?: Start;
  /** The reports, or what stood on stderr instead. */
  readonly root?: Report | string;
  readonly user?: Report | string;
  readonly running?: Report | string;
  readonly seconds: number;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const repository = join(here, '../..');

export const bundle = join(repository, 'dist/lxc-lint.cjs');

/** Why this machine cannot make a throwaway host of this layout, or undefined if it can. */
export function whyNot(layout: Layout): string | undefined {
  const { status, stderr } = spawnSync(join(here, 'host'), ['/dev/null'], {
    env: { ...process.env, LAB_CGROUP: layout },
    encoding: 'utf8',
  });
  return status === 0 ? undefined : stderr.trim().replace(/^lab: /, '');
}

/** Makes a throwaway host with this fault and looks at what becomes of its container. */
export async function tryOut(
  fault: Fault | Oddity,
  layout: Layout,
  lint: boolean,
  keep: boolean,
): Promise<Seen> {
  const out = mkdtempSync(join(tmpdir(), `lxc-lint-${fault.name}-`));
  chmodSync(out, 0o777);
  const begun = process.hrtime.bigint();
  const error = await run({
    LAB_BREAK: fault.break,
    LAB_LOGIN: fault.login ?? '',
    LAB_FRESH: 'fresh' in fault ? '1' : '',
    LAB_AGAIN: fault.name.startsWith('healthy') ? '1' : '',
    LAB_LINT: lint ? '1' : '',
    LAB_CGROUP: layout,
    LAB_SHARE: repository,
    LAB_OUT: out,
    LAB_WAIT: '30',
  });
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  const seen = { ...read(out, lint), seconds };
  if (keep) console.log(`  ${out}`);
  else rmSync(out, { recursive: true });
  return error === '' ? seen : { unbroken: error, seconds };
}

/** Runs `try` in a host, and comes back with what went wrong in making it. */
const run = (env: Record<string, string>): Promise<string> =>
  new Promise((done) => {
    const host = spawn(join(here, 'host'), [join(here, 'try')], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    host.stderr.on('data', (chunk) => {
      said += chunk;
    });
    host.on('close', (code) => done(code === 0 ? '' : said.trim() || `the host exited with ${code}`));
  });

function read(out: string, lint: boolean): Omit<Seen, 'seconds'> {
  const text = (name: string) =>
    existsSync(join(out, name)) ? readFileSync(join(out, name), 'utf8') : undefined;
  const unbroken = text('unbroken');
  if (unbroken !== undefined) return { unbroken: unbroken.trim() };
  const now = start(text('now.seen'), text('now.log'), text('now.err'));
  const fresh = start(text('fresh.seen'), text('fresh.log'), text('fresh.err'));
  const said = (name: string) => {
    const json = text(`${name}.json`);
    return json === undefined ? {} : { [name]: parse(json) ?? (text(`${name}.err`) || 'nothing') };
  };
  return {
    ...(now && { now }),
    ...(fresh && { fresh }),
    ...(lint && { ...said('root'), ...said('user'), ...said('running') }),
  };
}

function parse(json: string): Report | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function start(seen = '', log = '', stderr = ''): Start | undefined {
  const value = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(seen)?.[1] ?? '';
  if (seen === '') return undefined;
  const errors = [...log.matchAll(/ ERROR .*? - \S+?:\w+:\d+ - (.*)/g)].map((match) => match[1] ?? '');
  return {
    lives: value('state') === 'RUNNING',
    state: value('state'),
    errors: errors.length > 0 ? errors : stderr.split('\n').filter((line) => line !== ''),
    attach: value('attach') === '0',
    limit: value('limit') === '0',
    links: value('links'),
    cgroups: Number(value('cgroups')),
  };
}
