import { isLoud } from '../lxc/log/log-line.ts';
import type { Reading } from './read.ts';

/** What one call of a program of LXC’s left in a text. */
export interface Attempt {
  /** What is known, or loud: in the order of the text. */
  readonly readings: readonly Reading[];
  /** All lines, those that nobody needs included. */
  readonly lines: number;
}

/** Lines of an attempt that are kept: a flood of one message is worth as much as its first lines. */
const mostKept = 4000;
const mostAlike = 3;
/** Of lines that nobody knows, the first ones. */
const mostUnknown = 100;

/** Seconds between two lines of a log that are of two attempts. A start waits for nothing as long. */
const pause = 60;

/** A person’s shell, where it is handed a command that does something. */
const prompt =
  /^[^$#%❯»]{0,80}[$#%❯»] ?(?:sudo |env |systemd-run )?lxc-(?:unpriv-)?(?:start|execute|attach|create|copy|stop|destroy|autostart)(?! --version)\b/;

/** What lxc-start prints last (tools/lxc_start.c, LXC 1.0 to 7.0). */
const lastWords = 'Additional information can be obtained by setting the --logfile and --log';

/** Sorts what is read into attempts. Only the last one is kept, and how many there were. */
export function attempts() {
  let readings: Reading[] = [];
  let alike = new Map<string, number>();
  let [lines, earlier] = [0, 0];
  let last: Attempt | undefined;
  let ended = false;
  let at: number | undefined;

  const begins = (reading: Reading): boolean => {
    const { line } = reading;
    if (line.form === 'plain') return prompt.test(line.text);
    if (line.at !== undefined && at !== undefined && Math.abs(line.at - at) >= pause) return true;
    // In a log the monitor goes on after lxc-start has given up.
    return ended && line.form === 'terminal' && isSymptom(reading);
  };
  return {
    take(reading: Reading): void {
      const { line, match } = reading;
      if (begins(reading) && readings.some(isTelling)) {
        last = { readings, lines };
        [readings, alike, lines, earlier, ended] = [[], new Map(), 0, earlier + 1, false];
      }
      at = line.at ?? at;
      lines += 1;
      ended ||= line.message.startsWith(lastWords);
      if (!match && !isLoud(line)) return;
      const key = match?.meanings[0]?.line ?? '';
      const before = alike.get(key) ?? 0;
      if (readings.length >= mostKept || before >= (match ? mostAlike : mostUnknown)) return;
      alike.set(key, before + 1);
      readings.push(reading);
    },
    /** The last attempt that says anything, and how many came before it. */
    all: (): { readonly attempt: Attempt; readonly earlier: number } =>
      last && !readings.some(({ match }) => match)
        ? { attempt: last, earlier: earlier - 1 }
        : { attempt: { readings, lines }, earlier },
  };
}

const isSymptom = ({ match }: Reading): boolean =>
  match?.meanings.every(({ role }) => role.is === 'symptom') ?? false;

const isTelling = ({ match }: Reading): boolean =>
  match?.meanings.some(({ role }) => role.is !== 'noise') ?? false;
