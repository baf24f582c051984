import { cause } from '../src/model/cause.ts';
import { often, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'idmap',
  title: 'setgroups could not be denied before the map of GIDs was written',
  why: 'A user who writes a map of GIDs alone must deny setgroups first. newgidmap does it; something has forbidden it, or LXC had to do it itself.',
  remedy: 'Install newgidmap, `apt install uidmap`, and look for denials of AppArmor or SELinux.',
  tell: '`command -v newgidmap` prints nothing, or the kernel log has a denial.',
  who: 'user',
  foundBy: ['uidmap-installed'],
  symptoms: [
    ...sure(
      'newgidmap: failed to setgroups {} policy{}',
      "newgidmap: couldn't open process setgroups{}",
      'Failed to open "/proc/{}/setgroups"',
      'Failed to write "deny" to "/proc/{}/setgroups"',
    ),
    ...often(
      'newgidmap: failed to read setgroups{}',
      'newgidmap: failed to seek setgroups{}',
      "newgidmap: kernel doesn't support setgroups restrictions",
    ),
  ],
  manpages: ['newgidmap(1)', 'user_namespaces(7)'],
});
