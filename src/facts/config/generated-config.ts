import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import { grantedMaps } from '../../lxc/granted-maps.ts';
import { atLeast } from '../../lxc/version.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { allocated } from '../account/subid-grants.ts';
import { lxc } from '../install/lxc-version.ts';
import { shippedConfig } from '../install/shipped-configs.ts';
import { allowedBridge } from '../network/allowed-bridge.ts';
import { configFile } from './config.ts';
import { rootDefaults } from './root-defaults.ts';

/**
 * The config that lxc-create would write, with the keys of this LXC and the ranges and bridges granted to the user: for
 * a container with a rootfs, or else the contents of default.conf, with what root's own says for users. Undefined if there is
 * no rootfs to write it for.
 */
export const generatedConfig: Fact<'container', string | undefined> = {
  subject: 'container',
  gather: (_host, { name, folder }, know) => {
    if (know(configFile) === 'readable') throw new Unseen(phrase`the config exists`, 'not-applicable');
    const grants = know(allocated);
    const older = !atLeast(know(lxc), 2, 1);
    const maps = grantedMaps(grants, older ? 'lxc.id_map' : 'lxc.idmap');
    if (folder === undefined) return text([...know(defaultLines), ...maps]);
    const rootfs = `${folder}/rootfs`;
    if (know(asUser).stat(rootfs)?.kind !== 'directory') return undefined;
    const includes = (['common', 'userns'] as const).flatMap((each) => know(shippedConfig)(each) ?? []);
    return text([
      ...includes.map((path) => `lxc.include = ${path}`),
      ...know(networkLines),
      ...maps,
      older ? `lxc.rootfs = ${rootfs}` : `lxc.rootfs.path = dir:${rootfs}`,
      `${older ? 'lxc.utsname' : 'lxc.uts.name'} = ${name}`,
    ]);
  },
};

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** Root's own, and an interface where the user is allowed one that root's do not have. */
const defaultLines: Fact<'container', readonly string[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const taken = know(rootDefaults).filter(({ leftOut }) => leftOut === undefined);
    const hasNetwork = taken.some(({ key }) => /^lxc\.net/.test(key));
    return [...(hasNetwork ? [] : know(networkLines)), ...taken.map(({ text }) => text)];
  },
};

/** One interface on the first bridge that the user is allowed to use; none if there is none, or it is unknown. */
const networkLines: Fact<'container', readonly string[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const bridge = know(allowedBridge);
    if (bridge === undefined) return [];
    const key = atLeast(know(lxc), 2, 1) ? 'lxc.net.0' : 'lxc.network';
    return [`${key}.type = veth`, `${key}.link = ${bridge}`, `${key}.flags = up`];
  },
};
