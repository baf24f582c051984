import { attempt, Unseen } from '../base/unseen.ts';
import { ConfigurationError } from '../configuration/configuration.ts';
import type { Host } from '../host/host.ts';

/** Throws `ConfigurationError` with a line for each of the files of `--config` that is no config, or cannot be read. */
export function refuseConfigs(configs: readonly string[], host: Host): void {
  const wrong = configs.flatMap((path) => complaint(path, host) ?? []);
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
  return isForeign(text ?? '')
    ? `${path} is no config of LXC: none of its lines begins with lxc.`
    : undefined;
}

/** What cannot be looked at for another reason is for the rules to call unknown. */
const denied = (path: string, { kind }: Unseen): string | undefined =>
  kind === 'denied' ? `cannot read ${path}: permission denied` : undefined;

/** LXC silently ignores every line of such a file, so there would be nothing to find. A key may be misspelt. */
const isForeign = (text: string): boolean => {
  const lines = text.split('\n');
  return !lines.some((line) => key.test(line)) && lines.some((line) => !ignored.test(line));
};

const key = /^\ufeff?\s*[lxc]{2,4}[._]/i;
const ignored = /^\s*(?:#|$)/;
