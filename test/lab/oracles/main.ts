import { configOracle } from './config.ts';
import { idmapOracle } from './idmap.ts';
import { consult } from './oracle.ts';

const seed = Number(process.env['ORACLE_SEED'] ?? 1);
const count = Number(process.env['ORACLE_COUNT'] ?? 5000);
const which = process.env['ORACLE']
const wrong = which === 'idmap' ? await consult(await idmapOracle(), count, seed) : await consult(await configOracle(), count, seed);
process.exit(wrong > 0 ? 1 : 0);
