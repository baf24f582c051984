import { attempt, Unseen } from '../base/unseen.ts';
import { withoutEnd } from '../base/without-end.ts';
import type { Deputies } from '../host/deputies.ts';
import type { Host } from '../host/host.ts';
import { BadSnapshot, parseTranscript } from '../host/snapshot/parse.ts';
import { snapshot } from '../host/snapshot.ts';
import { askedFor } from './asked-for.ts';
import type { Io } from './io.ts';
import { type Scoped, UsageError } from './options.ts';

/**
 * Runs `look` with the host that the options name, and with the options: a snapshot says for whom it was made, where they do
 * not.
 */
export async function withHost<T, O extends Pick<Scoped, 'source'> & Partial<Scoped>>(
  options: O,
  io: Io,
  look: (host: Host, options: O) => T | Promise<T>,
): Promise<T> {
  const { source } = options;
  // A snapshot needs none of the code that reads a real machine.
  if (source.is === 'snapshot') {
    const { host, asked } = recalled(source.path, await io.read(source.path), options);
    return look(host, asked);
  }
  if (source.is === 'live') return withLiveHost(io, (host) => look(host, options));
  const { rooted } = await import('../host/rooted.ts');
  return look(checked(rooted(absolute(source.path, io)), source.path), options);
}

/** Runs `look` with the running host. All deputies have ended when it returns. */
export async function withLiveHost<T>(
  io: Pick<Io, 'deputy'>,
  look: (host: Host, deputies: Deputies) => T | Promise<T>,
): Promise<T> {
  const [{ live }, { deputies }, { startDeputy }] = await Promise.all([
    import('../host/live.ts'),
    import('../host/deputies.ts'),
    import('../host/deputy.ts'),
  ]);
  const all = deputies((who) => startDeputy(who, io.deputy()));
  try {
    return await look(live(all), all);
  } finally {
    all.end();
  }
}

function recalled<O extends Partial<Scoped>>(
  path: string,
  text: string,
  options: O,
): { host: Host; asked: O } {
  try {
    const { answers, notes } = parseTranscript(text);
    return { host: snapshot(answers), asked: askedFor(options, notes) };
  } catch (error) {
    if (!(error instanceof BadSnapshot)) throw error;
    throw new UsageError(`${path === '-' ? 'standard input' : path} is not a snapshot: ${error.message}`);
  }
}

const absolute = (path: string, { cwd }: Io): string =>
  withoutEnd(path.startsWith('/') ? path : `${cwd}/${path}`, '/');

function checked(host: Host, path: string): Host {
  const names = attempt(() => host.list('/'));
  if (names === undefined || names instanceof Unseen)
    throw new UsageError(`${path} is not a directory with the root of a host`);
  return host;
}
