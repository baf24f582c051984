import { withheldMark } from '../base/withhold.ts';
import type { Fix } from '../model/action.ts';

/** Whether a fix can be made from what a snapshot shows: none of its lines has anything withheld. */
export const isShown = (fix: Fix): boolean =>
  fix.safety === 'manual' ||
  fix.actions.every(
    (action) =>
      action.do !== 'edit' ||
      ![...action.before, ...action.after].some((line) => line.includes(withheldMark)),
  );
