import { type Listed, type Named, shapeOf } from './shapes.ts';
import { type Heading, headingIn, typedIn } from './typed.ts';

/** What a text shows of the machine that it is about. Nothing of it is looked at here: it is the writer’s word. */
export interface Pasted {
  /** Lines of files, by their paths. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** Those of which all lines are shown. */
  readonly whole: ReadonlySet<string>;
  /** Lines of ls(1), by the path that they are about. */
  readonly listed: ReadonlyMap<string, Listed>;
  /** Accounts, the likeliest first. */
  readonly accounts: readonly Named[];
  /** The container that was started. */
  readonly container: string | undefined;
  /** Versions of LXC that are mentioned. */
  readonly releases: readonly string[];
}

/** Lines that show something and are kept: nobody pastes more. */
const most = 2000;

/** Collects what a text shows of its machine, line by line. */
export function pasted() {
  const files = new Map<string, string[]>();
  const whole = new Set<string>();
  const listed = new Map<string, Listed>();
  const accounts: Named[] = [];
  const releases = new Set<string>();
  let container: string | undefined;
  let heading: Heading = nowhere;
  let kept = 0;

  const keep = (path: string, line: string) => {
    // A setting of the kernel has one line: what was shown last is in force.
    const lines = path.startsWith('/proc/sys/') ? [] : (files.get(path) ?? []);
    files.set(path, lines);
    lines.push(line);
  };
  const keepShaped = (text: string): boolean => {
    const found = shapeOf(text, heading);
    if (!found) return false;
    kept += 1;
    for (const path of found.lines ?? []) keep(path, found.text ?? text);
    if (found.listed) listed.set(found.listed.path, found.listed);
    if (found.account) accounts.unshift(found.account);
    if (found.release !== undefined) releases.add(found.release);
    // A person’s sentence may name a release, and quote a message as well.
    return found.release === undefined;
  };
  return {
    /** A line that no program of LXC’s printed. Says whether it shows something, and is nobody’s message. */
    line(text: string): boolean {
      if (kept >= most) return false;
      const typed = typedIn(text);
      if (typed) {
        heading = typed.heading;
        container = typed.starts ?? container;
        if (typed.user !== undefined && accounts.every(({ name }) => name !== typed.user)) {
          kept += 1;
          accounts.push({ name: typed.user });
        }
        return typed.shows;
      }
      if (text === '') {
        heading = { ...heading, whole: false };
        return false;
      }
      const [path] = heading.paths;
      if (heading.whole && path !== undefined) {
        whole.add(path);
        keep(path, text);
        kept += 1;
      } else if (!keepShaped(text)) {
        heading = headingIn(text) ?? heading;
        return false;
      }
      return true;
    },
    end: (): Pasted => ({ files, whole, listed, accounts, container, releases: [...releases] }),
  };
}

const nowhere: Heading = { paths: [], whole: false };
