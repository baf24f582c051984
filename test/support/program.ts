import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Said } from './fixture.ts';

interface Circumstances {
  /** Goes to standard input, which is empty otherwise. */
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** Milliseconds. Nothing that the program is asked here may take longer, whatever it is given. */
const timeoutMs = 20_000;

/** Runs the program that was built as a process of its own, and fails if it does not come to an end or dies of something. */
export async function program(argv: readonly string[], how: Circumstances = {}): Promise<Said> {
  return shell('exec "$@"', ['node', 'dist/lxc-lint.cjs', ...argv], how);
}

/** The same of a script for bash, in which `$@` is `words`. */
export async function shell(
  script: string,
  words: readonly string[],
  { input = '', env = {} }: Circumstances = {},
): Promise<Said> {
  const child = spawn('bash', ['-c', script, 'bash', ...words], {
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, LANG: 'C.UTF-8', ...env },
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  // Who does not read all of it closes the pipe.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      code === null ? reject(new Error(`killed by ${signal}`)) : resolve(code),
    );
  });
  const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, out, err };
}
