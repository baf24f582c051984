import { phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { settings } from '../src/facts/config/config.ts';
import { running } from '../src/facts/config/running.ts';
import { describeMap } from '../src/facts/idmap/describe-maps.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { atLeast } from '../src/lxc/version.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';
import { removeLines } from '../src/remedies/config/remove-own-lines.ts';
import { whileStopped } from '../src/remedies/while-stopped.ts';

export default rule({
  subject: 'container',
  stage: 'idmap',
  title: 'No id map of the root of the container is cleared, and written anew',
  why: 'A line "lxc.idmap =" clears the maps above it. LXC 3.0 to 5.0 remembers the first map of the root of the container by itself, and goes on with it when it is long gone.',
  symptoms: ['Failed to drop supplimentary groups', 'Failed to setresgid(0, 0, 0)'],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'Seen with LXC 5.0.2 in every order of the lines. Nothing happens where there is no map above the empty line, or none of id 0 inside.',
    'LXC 6.0 forgets the map (commit cc6819c69), and up to 2.1 none was remembered.',
  ],
  maxSeverity: 'error',
  requires: { lxc, settings },
  wants: { running },

  *check({ lxc, settings: { idmaps, clearedMaps }, running }, { user }) {
    if (!atLeast(lxc, 3) || atLeast(lxc, 6))
      throw new Unseen(phrase`only LXC 3.0 to 5.0 remembers a map that was cleared`, 'not-applicable');
    const lost = clearedMaps.find(({ maps }) => maps.some(({ inside }) => inside === 0));
    const root = lost?.maps.find(({ inside }) => inside === 0);
    // Where no map follows, there is none at all, which is another matter.
    if (!lost || !root || idmaps.length === 0) return;
    const remedy = (): Fix => {
      const lines = clearedMaps.flatMap(({ by, maps }) => [by, ...maps.map(({ at }) => at)]);
      const actions = removeLines(lines, user.name);
      return actions
        ? { safety: 'safe', title: phrase`take out the empty line, and what it clears`, actions }
        : manual(phrase`take the maps out of ${root.at.at.path}, or do not include it`);
    };
    yield {
      severity: 'error',
      message: phrase`this LXC goes on with a map of the root of the container that was cleared`,
      evidence: [
        { at: lost.by.at, note: phrase`clears the maps above it` },
        { at: root.at.valueAt, note: describeMap(root, root.at.value) },
        ...included(root.at.via),
      ],
      lxcMessage: 'Operation not permitted - Failed to drop supplimentary groups',
      fix: whileStopped(remedy(), running),
    };
  },
});
