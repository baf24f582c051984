import type { Situation } from '../../lxc/ledger/row.ts';
import type { Fact } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { cgroups } from '../cgroup/hierarchies.ts';
import { lxc } from '../install/lxc-version.ts';
import { fstabEntries } from '../rootfs/mount-entries.ts';
import { settings } from './config.ts';
import { linesInForce } from './lines-in-force.ts';
import { startMachine } from './start-machine.ts';

/** What the ledger knows of a start of this container. */
export const startSituation: Fact<'container', Situation> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const isV2 = () => know(cgroups).layout === 'v2';
    // Of a file on its own, lines are judged that do not depend on it; of a host that does not tell, none.
    if (!know(configOnly)) isV2();
    return {
      version: know(lxc),
      settings: know(settings),
      lines: know(linesInForce),
      fstab: know(fstabEntries),
      get v2() {
        return isV2();
      },
      machine: know(startMachine),
    };
  },
};
