import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { session } from './session.ts';

/** What a file of /proc/PID says of the session that starts containers, which what it starts begins with. */
export const ofSession: Fact<'user', (file: string) => string> = {
  subject: 'user',
  gather: (host, _user, know) => (file) => {
    const path = `${know(session).proc}/${file}`;
    const text = host.read(path);
    if (text === undefined) throw new Unseen(phrase`${path} does not exist`);
    return text;
  },
};
