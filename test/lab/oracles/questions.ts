import { configOracle, liblxc } from './config.ts';
import { configs } from './configs.ts';
import { corpusOracle, rows } from './corpus.ts';
import { idmapOracle } from './idmap.ts';
import { consult, consultAll } from './oracle.ts';
import { nicRequests as links, usernetOracle } from './usernet.ts';
import { nicRequests as maps } from './wishes.ts';

const { ORACLE_SEED = '1', ORACLE_COUNT = '', ORACLE_ONLY = '' } = process.env;

const some = (count: number) => ({
  seed: Number(ORACLE_SEED),
  count: ORACLE_COUNT === '' ? count : Number(ORACLE_COUNT),
});

/** Each comes back with how many cases were judged otherwise. */
const questions: Readonly<Record<string, () => Promise<number>>> = {
  corpus: () => consultAll(corpusOracle, rows),
  configs: async () => consult(configOracle(await liblxc()), configs, some(5000)),
  maps: async () => consult(await idmapOracle(), maps, some(2000)),
  links: async () => consult(await usernetOracle((await liblxc()).version), links, some(500)),
};

let wrong = 0;
for (const [name, ask] of Object.entries(questions))
  if (ORACLE_ONLY === '' || ORACLE_ONLY === name) wrong += await ask();
process.exit(wrong > 0 ? 1 : 0);
