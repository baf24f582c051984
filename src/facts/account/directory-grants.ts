import { phrase } from '../../base/phrase.ts';
import { command, type Place } from '../../base/place.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { BothGrants } from '../../lxc/subid.ts';
import { type Grant, parseListing } from '../../lxc/subid.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from './account.ts';
import { subidSource } from './subid-source.ts';

/**
 * What a directory grants the user. getsubids(1) looks it up as newuidmap and newgidmap do: in the module of nsswitch.conf,
 * or in the files if that cannot be loaded (seen with shadow 4.13).
 */
export const directoryGrants: Fact<'user', BothGrants<readonly Grant[]>> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { name } = know(account);
    const source = know(subidSource);
    // getsubids would read it as an option.
    if (name.startsWith('-'))
      throw new Unseen(phrase`getsubids cannot be asked about ${name}: the name begins with a dash`);
    return { u: listed(host, source, [name]), g: listed(host, source, ['-g', name]) };
  },
};

function listed(host: Host, source: string, args: readonly string[]): Grant[] {
  const question = getsubids(...args);
  const answer = host.ask(['getsubids', ...args]);
  if (answer === undefined)
    throw new Unseen(
      phrase`/etc/nsswitch.conf looks up subordinate IDs in ${source}, and getsubids is not installed`,
    );
  // 1: the user has none, or the module failed. newuidmap and newgidmap then refuse as well.
  if (answer.status > 1) throw new Unseen(phrase`${question.path} failed with exit status ${answer.status}`);
  const grants = answer.status === 0 ? parseListing(question, answer.out) : [];
  if (grants === undefined) throw new Unseen(phrase`the output of ${question.path} cannot be parsed`);
  return grants;
}

/** The command line of getsubids, as the place of its output. */
export const getsubids = (...args: readonly string[]): Place => command(['getsubids', ...args]);
