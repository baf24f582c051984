import { phrase } from '../../base/phrase.ts';
import { type Line, lines, narrow } from '../../base/place.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';

/** The permissions that the current shell withholds from the files it creates. */
export interface Umask {
  readonly value: number;
  readonly at: Line;
}

const path = '/proc/self/status';

/** In /proc since Linux 4.7: proc(5). */
export const umask: Fact<'user', Umask> = {
  subject: 'user',
  gather: (host, _user, know) => {
    if (host.caller.uid !== know(account).uid)
      throw new Unseen(
        phrase`only the umask of the shell that creates the container counts`,
        'not-applicable',
      );
    const found = lines(path, host.read(path) ?? '').find(({ text }) => text.startsWith('Umask:'));
    const [, label, digits] = /^(Umask:\s*)(\d+)$/.exec(found?.text ?? '') ?? [];
    if (!found || label === undefined || digits === undefined)
      throw new Unseen(phrase`${path} does not show the umask`);
    return { value: Number.parseInt(digits, 8), at: narrow(found, label.length, digits.length) };
  },
};
