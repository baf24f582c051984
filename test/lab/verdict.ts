import { newContainer } from '../../src/model/subject.ts';
import type { Oddity } from './fault.ts';
import type { Report } from './seen.ts';

/** The container that the verdict is about. */
export const judgedIn = ({ creates }: Oddity): string => (creates ? newContainer : 'test');

/** The verdict on a container of the lab: `starts`, `fails at idmap`, …, or `none` where it was not seen. */
export function verdict({ containers }: Report, container = 'test'): string {
  const found = containers.find(({ name }) => name === container);
  if (found === undefined) return 'none';
  return found.verdict === 'fails' ? `fails at ${found.stage}` : found.verdict;
}
