import { releaseNamed } from '../lxc/newest-release.ts';
import type { Version } from '../lxc/version.ts';
import { type HostSource, type Scoped, UsageError } from '../run/options.ts';

export interface ScopeArgs {
  container: string[];
  user: string[];
  allUsers: boolean;
  root: string | undefined;
  snapshot: string | undefined;
  lxcVersion: string | undefined;
  pid: number | undefined;
}

export const scoped = (args: ScopeArgs, more: readonly string[]): Scoped => ({
  source: sourceOf(args),
  users: args.user,
  allUsers: args.allUsers,
  containers: [...args.container, ...more],
  lxcVersion: versionsIn(args)[0],
  pid: args.pid === undefined ? undefined : pidOf(args.pid),
});

export function sourceOf({ root, snapshot }: Pick<ScopeArgs, 'root' | 'snapshot'>): HostSource {
  if (root !== undefined) return { is: 'root', path: root };
  return snapshot === undefined ? { is: 'live' } : { is: 'snapshot', path: snapshot };
}

/** Several, with commas between them, are for `--config`. */
export const versionsIn = ({ lxcVersion }: Pick<ScopeArgs, 'lxcVersion'>): Version[] =>
  lxcVersion === undefined ? [] : lxcVersion.split(',').map((each) => versionOf(each.trim()));

function versionOf(text: string): Version {
  const found = releaseNamed(text);
  if (!found || found.major < 1 || found.major > 7)
    throw new UsageError(
      `--lxc-version takes a version from 1.0 to 7.0, such as 5.0.2, not ${JSON.stringify(text)}`,
    );
  return found;
}

function pidOf(pid: number): number {
  if (!Number.isSafeInteger(pid) || pid < 1) throw new UsageError('--pid needs a process ID');
  return pid;
}
