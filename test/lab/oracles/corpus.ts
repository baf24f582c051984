import { readConfig } from '../../../src/lxc/config/reader/read.ts';
import { parseVersion } from '../../../src/lxc/version.ts';
import { cases, look } from '../../support/corpus.ts';
import type { Oracle } from './oracle.ts';

/** A config of the corpus, and what one release of liblxc said of it. */
interface Row {
  readonly name: string;
  readonly release: string;
  readonly verdict: 'ok' | 'REJ';
}

export const rows: readonly Row[] = cases().flatMap(({ name, verdicts }) =>
  [...verdicts].map(([release, verdict]) => ({ name, release, verdict })),
);

/** Nine releases of liblxc, which were asked when the corpus was made, and ours. */
export const corpusOracle: Oracle<Row> = {
  name: `corpus, by liblxc ${[...new Set(rows.map(({ release }) => release))].join(' ')}`,
  ask: async ({ name, release, verdict }) => {
    const version = parseVersion(release);
    const config = version && readConfig(`/cases/${name}.conf`, version, look, '/cases');
    const judged = config?.refused ? 'REJ' : 'ok';
    const ours = config === undefined ? 'not there' : judged;
    return { real: verdict, ours };
  },
  show: ({ name, release }) => `${name} ${release}`,
};
