import { attempt, Unseen } from '../base/unseen.ts';
import type { Host } from '../host/host.ts';
import { NotRecorded } from '../host/snapshot.ts';
import { type Configuration, ConfigurationError, merged, unconfigured } from './configuration.ts';

/**
 * The configuration of the administrator and of the caller; the files are those of the host that is linted.
 */
export async function configurationOf(host: Host): Promise<Configuration> {
  const texts = configurationTexts(host);
  if (texts.length === 0) return unconfigured;
  // Few hosts have one, and loading the validator costs more than a lint.
  const { parseConfiguration: understand } = await import('./parse.ts');
  return texts.map(({ path, text }) => understand(path, text)).reduce(merged, unconfigured);
}

interface Text {
  readonly path: string;
  readonly text: string;
}

/** The host's first, then the caller's. Throws `ConfigurationError` where one exists that cannot be read. */
export const configurationTexts = (host: Host): Text[] => [
  ...textAt('/etc/lxc-lint.json', host),
  // With sudo, HOME may be another user's: what the caller is not permitted to read there is not the caller's
  // configuration.
  ...ownFile(host).flatMap((path) => textAt(path, host, 'denied')),
];

function textAt(path: string, host: Host, passed?: Unseen['kind']): Text[] {
  const text = attempt(() => host.read(path));
  if (text === undefined || text instanceof NotRecorded) return [];
  if (!(text instanceof Unseen)) return [{ path, text: text.replace(/^\ufeff/, '') }];
  if (text.kind === passed) return [];
  throw new ConfigurationError([`cannot read the configuration ${path}: ${text.message}`]);
}

/** Root ignores a HOME that a user's shell passed on: its configuration would be under the user's control. */
function ownFile({ caller: { uid, env } }: Host): string[] {
  const home = uid === 0 ? '/root' : env.HOME;
  return home?.startsWith('/') ? [`${home === '/' ? '' : home}/.config/lxc-lint.json`] : [];
}
