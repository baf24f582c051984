import { phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import { grantedMaps } from '../../lxc/granted-maps.ts';
import { nicAnswer } from '../../lxc/nic-answer.ts';
import { atLeast } from '../../lxc/version.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { allocated } from '../account/subid-grants.ts';
import { lxc } from '../install/lxc-version.ts';
import { shippedConfig } from '../install/shipped-configs.ts';
import { interfaceExists } from '../network/bridges.ts';
import { permissions } from '../network/lxc-usernet.ts';
import { configFile } from './config.ts';

/**
 * The config that lxc-create would write, with the keys of this LXC and the ranges and bridges granted to the user: for
 * a container with a rootfs, or else the contents of default.conf. It has nothing from the system's default.conf, whose
 * AppArmor profile only root can load. Undefined if there is no rootfs to write it for.
 */
export const generatedConfig: Fact<'container', string | undefined> = {
  subject: 'container',
  gather: (_host, { name, folder }, know) => {
    if (know(configFile) === 'readable') throw new Unseen(phrase`the config exists`, 'not-applicable');
    const grants = know(allocated);
    const older = !atLeast(know(lxc), 2, 1);
    const idmap = older ? 'lxc.id_map' : 'lxc.idmap';
    const general = [...know(networkLines), ...grantedMaps(grants, idmap)];
    if (folder === undefined) return text(general);
    const rootfs = `${folder}/rootfs`;
    if (know(asUser).stat(rootfs)?.kind !== 'directory') return undefined;
    const includes = (['common', 'userns'] as const).flatMap((each) => know(shippedConfig)(each) ?? []);
    return text([
      ...includes.map((path) => `lxc.include = ${path}`),
      ...general,
      older ? `lxc.rootfs = ${rootfs}` : `lxc.rootfs.path = dir:${rootfs}`,
      `${older ? 'lxc.utsname' : 'lxc.uts.name'} = ${name}`,
    ]);
  },
};

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** One interface on the first bridge that the user is allowed to use; none if there is none, or it is unknown. */
const networkLines: Fact<'container', readonly string[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const bridge = attempt(() => know(allowedBridge));
    if (bridge === undefined || bridge instanceof Unseen) return [];
    const key = atLeast(know(lxc), 2, 1) ? 'lxc.net.0' : 'lxc.network';
    return [`${key}.type = veth`, `${key}.link = ${bridge}`, `${key}.flags = up`];
  },
};

const allowedBridge: Fact<'container', string | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { entries, requester } = know(permissions);
    return entries
      .filter(({ bridge }) => bridge !== 'none' && know(interfaceExists)(bridge))
      .map(({ bridge }) => bridge)
      .find((bridge) => nicAnswer(entries, requester, [{ bridge }], [], know(lxc))[0]?.kind === 'granted');
  },
};
