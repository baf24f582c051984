import { attempt, Unseen } from '../base/unseen.ts';
import { ConfigurationError } from '../configuration/configuration.ts';
import type { Host } from '../host/host.ts';
import { foreignFile } from '../lxc/foreign/foreign-file.ts';

/** The files of `--config` that can be linted, and a line for each of the others. */
export interface SortedConfigs {
  readonly configs: readonly string[];
  readonly wrong: readonly string[];
}

/** Throws `ConfigurationError` with those lines where nothing is left to lint. */
export function sortConfigs(paths: readonly string[], host: Host): SortedConfigs {
  const looks = paths.map((path) => ({ path, wrong: complaint(path, host) }));
  const wrong = looks.flatMap((each) => each.wrong ?? []);
  const configs = looks.flatMap((each) => (each.wrong === undefined ? [each.path] : []));
  if (configs.length === 0) throw new ConfigurationError(wrong);
  return { configs, wrong };
}

/** Throws `ConfigurationError` for any file that is no config, or cannot be read: what changes files begins with none of them. */
export function refuseConfigs(paths: readonly string[], host: Host): void {
  const { wrong } = sortConfigs(paths, host);
  if (wrong.length > 0) throw new ConfigurationError(wrong);
}

function complaint(path: string, host: Host): string | undefined {
  const stat = attempt(() => host.stat(path));
  if (stat instanceof Unseen) return denied(path, stat);
  if (stat === undefined) return `cannot read ${path}: there is no such file`;
  if (stat.kind !== 'file')
    return `cannot read ${path}: ${stat.kind === 'directory' ? 'is a directory' : 'is not a regular file'}`;
  const text = attempt(() => host.read(path));
  if (text instanceof Unseen) return denied(path, text);
  const foreign = foreignFile(text ?? '');
  return foreign === undefined ? undefined : `${path} is ${foreign}`;
}

/** What cannot be looked at for another reason is for the rules to call unknown. */
const denied = (path: string, { kind }: Unseen): string | undefined =>
  kind === 'denied' ? `cannot read ${path}: permission denied` : undefined;
