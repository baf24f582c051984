import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Report } from '../../src/report/report.ts';
import { reportOn } from '../support/machine.ts';

// The bridge of the default.conf that is shipped is permitted without a word only where root has left on what makes it.

const reads = '. /etc/default/lxc-net';

/** What the two files say, and whether lxc-net makes lxcbr0. */
const rows: readonly (readonly [general: string, own: string, makes: boolean])[] = [
  [`USE_LXC_BRIDGE="false"\n${reads}`, 'USE_LXC_BRIDGE="true"', true],
  [`USE_LXC_BRIDGE="false"\n[ ! -f /etc/default/lxc-net ] || ${reads}`, "USE_LXC_BRIDGE='true'", true],
  ['', 'USE_LXC_BRIDGE=true', true],
  ['', 'export USE_LXC_BRIDGE=true # for all', true],
  [reads, 'USE_LXC_BRIDGE="false"', false],
  [reads, 'USE_LXC_BRIDGE="true"\nUSE_LXC_BRIDGE="false"', false],
  [reads, 'USE_LXC_BRIDGE="yes"', false],
  [reads, 'USE_LXC_BRIDGE=$(cat /run/use)', false],
  [reads, '#USE_LXC_BRIDGE="true"\nUSE_LXC_BRIDGE="false"', false],
  [`${reads}\nUSE_LXC_BRIDGE="false"`, 'USE_LXC_BRIDGE="true"', false],
  [`USE_LXC_BRIDGE="false"\n${reads}`, '', false],
];

for (const [general, own, makes] of rows)
  test(`what root says of lxc-net counts: ${JSON.stringify([general, own])}`, async () => {
    const { findings }: Report = await reportOn(`-- /etc/default/lxc --
${general}
-- /etc/default/lxc-net --
${own}
-- absent /etc/lxc/lxc-usernet --
-- stat --
absent /sys/class/net/lxcbr0
`);
    const conflict = findings.find(({ rule }) => rule === 'usernet-link');
    assert.is(conflict?.fix.safety, makes ? 'safe' : 'unsafe');
  });

test.run();
