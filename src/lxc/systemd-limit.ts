import type { Line } from '../base/place.ts';
import type { Limit } from './limits-conf.ts';

/**
 * A line such as `LimitNOFILE=1024:524288` or `DefaultLimitSTACK=8M`, and the name of the limit in limits.conf(5). Undefined for
 * what systemd would not take: systemd.exec(5).
 */
export function systemdLimit(at: Line): { readonly resource: string; readonly limit: Limit } | undefined {
  const [, name = '', value = ''] = /^\s*(?:Default)?Limit([A-Z]+)\s*=\s*(\S+)\s*$/.exec(at.text) ?? [];
  const resource = name.toLowerCase();
  const [soft, hard = soft, ...more] = value.split(':').map((text) => amount(text, resource));
  if (soft === undefined || hard === undefined || more.length > 0) return undefined;
  return { resource, limit: { soft, hard, at } };
}

/** In bytes, seconds or pieces. */
function amount(text: string, resource: string): number | undefined {
  if (text === 'infinity') return Number.POSITIVE_INFINITY;
  const [, number, unit = ''] = /^(\d+)([A-Za-z]*)$/.exec(text) ?? [];
  const factor = unit === '' ? 1 : unitsOf(resource).get(unit);
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}

const unitsOf = (resource: string): ReadonlyMap<string, number> => {
  if (resource === 'cpu') return times;
  return inBytes.includes(resource) ? sizes : new Map();
};

const inBytes: readonly string[] = ['as', 'core', 'data', 'fsize', 'memlock', 'rss', 'stack'];

const sizes: ReadonlyMap<string, number> = new Map(
  ['B', 'K', 'M', 'G', 'T', 'P', 'E'].map((unit, power) => [unit, 1024 ** power]),
);

const times: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['sec', 1],
  ['m', 60],
  ['min', 60],
  ['h', 3600],
  ['hr', 3600],
  ['d', 86_400],
]);
