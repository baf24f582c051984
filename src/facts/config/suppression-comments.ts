import { lines } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { configHost } from '../access/config-reader.ts';
import { parsedConfig } from './config.ts';
import { ownLines } from './own-lines.ts';
import { parseSuppressions, type SuppressionComments } from './parse-suppressions.ts';

/** The comments for lxc-lint in the container's own config. */
export const ownSuppressionComments: Fact<'container', SuppressionComments> = {
  subject: 'container',
  gather: (_host, _container, know) => parseSuppressions(know(ownLines)),
};

/** The same of every file that LXC reads as its config, by path. */
export const suppressionComments: Fact<'container', ReadonlyMap<string, SuppressionComments['comments']>> = {
  subject: 'container',
  gather: (_host, { config }, know) => {
    const read = attempt(() => know(parsedConfig));
    const statements = read instanceof Unseen ? [] : read.statements;
    const others = new Set(statements.map(({ at }) => at.path).filter((path) => path !== config));
    const host = know(configHost);
    return new Map([
      [config, know(ownSuppressionComments).comments],
      ...[...others].map(
        (path) => [path, parseSuppressions(lines(path, host.read(path) ?? '')).comments] as const,
      ),
    ]);
  },
};
