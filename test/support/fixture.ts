import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import fg from 'fast-glob';
import { main } from '../../src/cli/main.ts';
import type { Recording } from '../../src/host/snapshot/answers.ts';
import type { Transcript } from '../../src/host/snapshot/parse.ts';
import { transcribe } from '../../src/host/snapshot/write.ts';
import { lore } from '../../src/lore.ts';
import type { Io } from '../../src/run/io.ts';
import { parseWithEdits } from './edit-sections.ts';

/** A machine as text, and what lxc-lint says of it. */
export interface Fixture extends Transcript {
  readonly file: string;
  /** The rule that it is about: its folder's name. */
  readonly rule: string;
  readonly text: string;
}

export const fixtureFiles = async (): Promise<string[]> =>
  (await fg('fixtures/*/*.txt', { ignore: ['fixtures/hosts/*'] })).sort();

/**
 * Reads a fixture; `-- like NAME --` in it names the host below fixtures/hosts of which it says only how it differs, and
 * `-- edit PATH --` a file of that host of which only some lines do.
 */
export async function loadFixture(file: string): Promise<Fixture> {
  const text = await readFile(file, 'utf8');
  const name = /^-- like ([\w-]+) --$/m.exec(text)?.[1];
  const base = name === undefined ? undefined : await baseHost(name);
  return { file, rule: basename(dirname(file)), text, ...parseFixture(file, text, base) };
}

function parseFixture(file: string, text: string, base: Recording | undefined): Transcript {
  try {
    return parseWithEdits(text, base);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

const baseHost = async (name: string): Promise<Recording> =>
  (await loadFixture(`fixtures/hosts/${name}.txt`)).answers;

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What the program says of the machine, on a terminal of 80 columns without colour. `-- args --` holds more words of the command line. */
export function lintFixture({ answers, notes }: Fixture, more: readonly string[] = []): Promise<Said> {
  const args = (notes.get('args') ?? '').split(/\s+/).filter(Boolean);
  return run(['--snapshot', '-', ...args, ...more], { read: async () => transcribe(answers) });
}

/** Runs the program as a value: words in; exit code and texts out. */
export async function run(argv: readonly string[], io: Partial<Io> = {}): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(
    argv,
    lore,
    ioFor({ out: (text) => out.push(text), err: (text) => err.push(text), ...io }),
  );
  return { code, out: out.join(''), err: err.join('') };
}

/** A world without files, in which every lint takes as long as any other. */
export function ioFor(io: Partial<Io> = {}): Io {
  let clock = 0;
  return {
    out: () => {},
    err: () => {},
    status: () => {},
    read: async (path) => {
      throw new Error(`nothing is to be read from ${path}`);
    },
    write: (path) => {
      throw new Error(`nothing is to be written to ${path}`);
    },
    keep: (path) => {
      throw new Error(`nothing is to be kept in ${path}`);
    },
    lines: (path) => {
      throw new Error(`nothing is to be read from ${path}`);
    },
    exists: () => false,
    observe: () => {
      throw new Error('nothing is to be run');
    },
    glob: async (pattern) => [pattern],
    deputy: () => {
      throw new Error('nobody is to be looked for');
    },
    now: () => {
      clock += 41;
      return new Date(clock);
    },
    terminal: false,
    width: 80,
    plain: true,
    forced: undefined,
    ascii: false,
    cwd: '/',
    ...io,
  };
}

/** How a fixture ends: `-- prints --` is the output word for word, `-- finds --` the same without what every new rule changes. */
const ending = /^-- (finds|prints) --$/m;

/** What stands in a fixture above its ending: the machine, and how it is asked about. */
export const machineIn = (text: string): string => text.split(ending)[0] ?? '';

/** What a fixture expects of the program, as its ending has it. */
export const expected = ({ notes }: Fixture): string => notes.get('prints') ?? notes.get('finds') ?? '';

/** As much of the output as the fixture keeps. */
export const kept = ({ notes }: Fixture, out: string): string =>
  notes.has('prints') ? out : withoutNoise(out);

/** The last line of counts as far as it is about the machine, and no hint that stands below every finding. */
const withoutNoise = (out: string): string =>
  out
    .replace(/(?:;\s\d+\s(?:checks?\srun|skipped|could\snot\srun)[^;]*)*;\s\d+\sms$/m, '')
    .replace('`lxc-lint explain RULE` explains a rule.\n', '');

/** The same fixture with what the program says now. */
export const withOutput = (fixture: Fixture, out: string): string => {
  const heading = fixture.notes.has('prints') ? 'prints' : 'finds';
  return `${machineIn(fixture.text).replace(/\n*$/, '\n')}-- ${heading} --\n${kept(fixture, out)}`;
};
