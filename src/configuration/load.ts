import { attempt, Unseen } from '../base/unseen.ts';
import type { Host } from '../host/host.ts';
import { NotRecorded } from '../host/snapshot.ts';
import { type Configuration, ConfigurationError, merged, unconfigured } from './configuration.ts';

/** What the machine's administrator and whoever looks have settled; the files are those of the machine that is looked at. */
export async function configurationOf(host: Host): Promise<Configuration> {
  const texts = configurationTexts(host);
  if (texts.length === 0) return unconfigured;
  // Few machines have one, and what checks it costs more than a lint.
  const { parseConfiguration: understand } = await import('./parse.ts');
  return texts.map(({ path, text }) => understand(path, text)).reduce(merged, unconfigured);
}

interface Text {
  readonly path: string;
  readonly text: string;
}

/** The machine's first, then the caller's own. Throws ConfigurationError where one is there that cannot be read. */
export const configurationTexts = (host: Host): Text[] => [
  ...textAt('/etc/lxc-lint.json', host),
  // A HOME that sudo left is somebody else's, and what the caller may not even read there is nothing that he settled.
  ...ownFile(host).flatMap((path) => textAt(path, host, 'denied')),
];

function textAt(path: string, host: Host, passed?: Unseen['kind']): Text[] {
  const text = attempt(() => host.read(path));
  if (text === undefined || text instanceof NotRecorded) return [];
  if (!(text instanceof Unseen)) return [{ path, text: text.replace(/^\ufeff/, '') }];
  if (text.kind === passed) return [];
  throw new ConfigurationError([`cannot read the configuration ${path}: ${text.message}`]);
}

/** Root goes by no HOME that a user's shell handed on: what is settled there would be the user's word. */
function ownFile({ caller: { uid, env } }: Host): string[] {
  const home = uid === 0 ? '/root' : env.HOME;
  return home?.startsWith('/') ? [`${home === '/' ? '' : home}/.config/lxc-lint.json`] : [];
}
