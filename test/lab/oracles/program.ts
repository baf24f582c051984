import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a program says to one question: a word, and as many bytes more as it likes. */
export interface Said {
  readonly word: string;
  readonly text: Buffer;
}

export interface Program {
  /** The line it begins with. */
  readonly greeting: string;
  ask(question: string): Promise<Said>;
  end(): void;
}

/** Compiles a program that lies beside this, in a throwaway host. */
export function compile(name: string, ...libraries: readonly string[]): string {
  const source = fileURLToPath(new URL(`${name}.c`, import.meta.url));
  const binary = `/tmp/${name}`;
  execFileSync('cc', ['-O1', '-Wall', '-Wextra', '-Werror', '-o', binary, source, ...libraries]);
  return binary;
}

/** As many of them as there are cores: questions go to each in turn, and none waits for the answer to another. */
export async function programs(argv: Argv, copies = 2): Promise<Program> {
  const all = await Promise.all(Array.from({ length: copies }, () => start(argv)));
  let turn = 0;
  return {
    greeting: all[0]?.greeting ?? '',
    ask: async (question) => {
      turn = (turn + 1) % all.length;
      return (await all[turn]?.ask(question)) ?? { word: 'no program', text: Buffer.alloc(0) };
    },
    end: () => {
      for (const each of all) each.end();
    },
  };
}

type Argv = readonly [string, ...string[]];

type Frame = (bytes: Buffer) => number | undefined;

/** The program answers in the order in which it is asked: a line, and behind it the bytes that the line promises. */
async function start([binary, ...args]: Argv): Promise<Program> {
  const child = spawn(binary, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting: { readonly take: Frame; readonly fail: (error: Error) => void }[] = [];
  listen(child, waiting);
  const next = <T>(read: (bytes: Buffer) => readonly [T, number] | undefined): Promise<T> =>
    new Promise((done, fail) => {
      const take = (bytes: Buffer): number | undefined => {
        const found = read(bytes);
        if (found !== undefined) done(found[0]);
        return found?.[1];
      };
      waiting.push({ take, fail });
    });
  const greeting = await next(line);
  return {
    greeting,
    ask: (question) => {
      child.stdin.write(`${question}\n`);
      return next(framed);
    },
    end: () => child.stdin.end(),
  };
}

function listen(
  child: ChildProcessWithoutNullStreams,
  waiting: { readonly take: Frame; readonly fail: (error: Error) => void }[],
): void {
  let held = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const used = first.take(held);
      if (used === undefined) return;
      held = held.subarray(used);
      waiting.shift();
    }
  });
  child.stderr.resume();
  child.on('close', (code) => {
    for (const { fail } of waiting) fail(new Error(`${child.spawnfile} ended with ${code}`));
  });
}

function line(bytes: Buffer): readonly [string, number] | undefined {
  const end = bytes.indexOf(10);
  return end === -1 ? undefined : [bytes.toString('utf8', 0, end), end + 1];
}

function framed(bytes: Buffer): readonly [Said, number] | undefined {
  const [head, from] = line(bytes) ?? [];
  if (head === undefined || from === undefined) return undefined;
  const [word = '', length = '0'] = head.split(' ');
  const until = from + Number(length);
  return bytes.length < until ? undefined : [{ word, text: bytes.subarray(from, until) }, until];
}
