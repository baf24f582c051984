import type { IdType } from '../../lxc/idmap.ts';
import type { IdRange } from '../../lxc/idrange.ts';

/** A map for lxc-usernsexec: these host IDs are the IDs from `inside` on in the namespace. */
export const mapOption = (type: IdType, inside: number, range: IdRange | undefined): string[] =>
  range ? ['-m', `${type}:${inside}:${range.start}:${range.count}`] : [];
