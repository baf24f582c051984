import type { Caller } from '../host/host.ts';
import { parseQueryKey, type RecordedAnswer, type Recording } from '../host/snapshot/answers.ts';
import type { Difference } from './difference.ts';
import { anyProcess, pathIn } from './look.ts';

/**
 * The later host as it would be if this one thing were as before. What nobody asked of the later one, because something
 * stopped it, is answered as before.
 */
export function putBack(
  before: Recording,
  after: Recording,
  { paths }: Pick<Difference, 'paths'>,
): Recording {
  const isMeant = meant(paths);
  const answers = new Map<string, RecordedAnswer>();
  for (const [key, answer] of after.answers) if (!isMeant(key)) answers.set(key, answer);
  for (const [key, answer] of before.answers) if (isMeant(key) || !answers.has(key)) answers.set(key, answer);
  return { caller: withVariables(before.caller, after.caller, paths), answers };
}

/** Whether a question is about one of these. All that is asked about processes goes together with their numbers. */
function meant(paths: readonly string[]): (key: string) => boolean {
  const wanted = new Set(paths);
  const ofProcesses = paths.some((path) => path.startsWith('/proc/PID/'));
  return (key) => {
    const { verb, about } = parseQueryKey(key);
    if (verb === 'processes') return ofProcesses;
    const path = pathIn(verb, anyProcess(about));
    return wanted.has(path) || (ofProcesses && path.startsWith('/proc/PID/'));
  };
}

function withVariables(before: Caller, after: Caller, paths: readonly string[]): Caller {
  const isMeant = (name: string) => paths.includes(`$${name}`);
  const old = Object.entries(before.env).filter(([name]) => isMeant(name));
  const kept = Object.entries(after.env).filter(([name]) => !isMeant(name));
  return { ...after, env: Object.fromEntries([...kept, ...old]) };
}
