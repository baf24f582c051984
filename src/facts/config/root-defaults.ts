import { type Phrase, phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { type Container, newContainer } from '../../model/subject.ts';
import { defaultNetwork } from '../network/default-network.ts';
import { configFile, parsedConfig } from './config.ts';
import { linesInForce } from './lines-in-force.ts';
import { notForUsers } from './not-for-users.ts';

/** A line of root's default.conf. */
export interface DefaultLine {
  readonly at: Line;
  readonly key: string;
  /** As a default.conf of the user's would have it. */
  readonly text: string;
  /** Why that does without it. */
  readonly leftOut: Phrase | undefined;
  /** Why it is not as root has it. */
  readonly changed: Phrase | undefined;
}

/**
 * What the default.conf of the system says for a container of the user's: its lines are judged as if they were the user's own.
 * LXC itself reads that file for root's containers only. Nothing of one that LXC rejects, or that the user cannot read.
 */
export const rootDefaults: Fact<'user', readonly DefaultLine[]> = {
  subject: 'user',
  gather: (_host, user, know) => {
    const config = '/etc/lxc/default.conf';
    const shipped: Container = { kind: 'container', user, name: newContainer, folder: undefined, config };
    const all = attempt(() => know(linesInForce, shipped));
    if (all instanceof Unseen) return [];
    const [others, network] = [know(notForUsers, shipped), know(defaultNetwork, shipped)];
    const counting = new Set(all.map(({ at }) => at));
    const statements = know(parsedConfig, shipped).statements.filter((at) => counting.has(at));
    const why = (at: Statement) => others.get(at) ?? network.get(at)?.leftOut;
    return statements
      .filter(({ via }) => via.length === 0)
      .map((at) => ({
        at: at.at,
        key: at.key,
        text: network.get(at)?.instead?.text ?? at.at.text.trim(),
        changed: network.get(at)?.instead?.why,
        leftOut: why(at) ?? (statements.some((each) => isFrom(at, each) && why(each)) ? partly : undefined),
      }));
  },
};

/** Where a default.conf of the user's is yet to be written. */
export const defaultsOfRoot: Fact<'container', readonly DefaultLine[]> = {
  subject: 'container',
  gather: (_host, { folder }, know) =>
    folder === undefined && know(configFile) === 'missing' ? know(rootDefaults) : [],
};

const isFrom = (include: Statement, { via }: Statement): boolean =>
  via[0]?.path === include.at.path && via[0].line === include.at.line;

const partly = phrase`is left out: a line of that file is not for users`;
