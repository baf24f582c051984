import type { Line } from '../../base/place.ts';
import type { Fact } from '../../model/fact.ts';
import { parsedConfig } from './config.ts';

/** The last setting of the config itself, not of a file that it includes: new lines go below it. */
export const lastOwnLine: Fact<'container', Line | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) =>
    know(parsedConfig)
      .statements.filter(({ via }) => via.length === 0)
      .at(-1)?.at,
};
