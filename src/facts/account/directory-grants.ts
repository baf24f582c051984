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
 * What a directory grants the user: getsubids(1) goes the same way to it as newuidmap and newgidmap, and like them by
 * the files where the module of nsswitch.conf cannot be loaded (seen with shadow 4.13).
 */
export const directoryGrants: Fact<'user', BothGrants<readonly Grant[]>> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { name } = know(account);
    const source = know(subidSource);
    // It would be read as an option.
    if (name.startsWith('-')) throw new Unseen(phrase`getsubids cannot be asked about ${name}`);
    return { u: listed(host, source, [name]), g: listed(host, source, ['-g', name]) };
  },
};

function listed(host: Host, source: string, args: readonly string[]): Grant[] {
  const question = getsubids(...args);
  const answer = host.ask(['getsubids', ...args]);
  if (answer === undefined)
    throw new Unseen(phrase`/etc/nsswitch.conf looks grants up in ${source}, and getsubids is not installed`);
  // It ends with 1 for who has none, and where the module fails: newuidmap and newgidmap then refuse as well.
  if (answer.status > 1) throw new Unseen(phrase`${question.path} exited with ${answer.status}`);
  const grants = answer.status === 0 ? parseListing(question, answer.out) : [];
  if (grants === undefined) throw new Unseen(phrase`cannot parse the output of ${question.path}`);
  return grants;
}

/** The question to getsubids, which stands where the path of a file would. */
export const getsubids = (...args: readonly string[]): Place => command(['getsubids', ...args]);
