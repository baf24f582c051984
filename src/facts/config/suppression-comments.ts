import { lines } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { reader } from '../access/config-reader.ts';
import { reading } from './config.ts';
import { ownLines } from './own-lines.ts';
import { type Comments, commentsIn } from './parse-suppressions.ts';

/** The comments for lxc-lint in the container's own config. */
export const ownComments: Fact<'container', Comments> = {
  of: 'container',
  look: (_host, _container, know) => commentsIn(know(ownLines)),
};

/** The same of every file that LXC reads as its config, by path. */
export const comments: Fact<'container', ReadonlyMap<string, Comments['comments']>> = {
  of: 'container',
  look: (_host, { config }, know) => {
    const read = attempt(() => know(reading));
    const statements = read instanceof Unseen ? [] : read.statements;
    const others = new Set(statements.map(({ at }) => at.path).filter((path) => path !== config));
    const host = know(reader);
    return new Map([
      [config, know(ownComments).comments],
      ...[...others].map((path) => [path, commentsIn(lines(path, host.read(path) ?? '')).comments] as const),
    ]);
  },
};
