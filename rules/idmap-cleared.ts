import { phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { settings } from '../src/facts/config/config.ts';
import { running } from '../src/facts/config/running.ts';
import { describeMap } from '../src/facts/idmap/describe-maps.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { atLeast } from '../src/lxc/version.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';
import { often, sometimes } from '../src/model/symptom.ts';
import { removeLines } from '../src/remedies/config/remove-own-lines.ts';
import { whileStopped } from '../src/remedies/while-stopped.ts';

export default rule({
  subject: 'container',
  stage: 'idmap',
  title: 'No ID map of the container’s root is cleared and set again',
  why: 'A line "lxc.idmap =" clears the maps above it. LXC 3.0 to 5.0 keeps a separate pointer to the first map of the container’s root, and still uses it after the map was cleared.',
  remedy: 'Remove the empty line `lxc.idmap =`, and the maps that it clears.',
  fault: 'An ID map of the container’s root is cleared and set again, and LXC goes on using the old one',
  symptoms: [
    ...often(
      { line: 'Failed to drop supplimentary groups', since: '4.0.7' },
      { line: 'Failed to setresgid(0, 0, 0)', since: '4.0.12' },
      { line: 'Failed to setresuid(0, 0, 0)', since: '4.0.12' },
    ),
    ...sometimes('Failed to switch to uid 0', 'Failed to switch to gid 0'),
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'Seen with LXC 5.0.2 in every order of the lines. Harmless if there is no map above the empty line, or none that maps container ID 0.',
    'Fixed in LXC 6.0 (commit cc6819c69); LXC up to 2.1 kept no such pointer.',
  ],
  maxSeverity: 'error',
  requires: { lxc, settings },
  wants: { running },

  *check({ lxc, settings: { idmaps, clearedMaps }, running }, { user }) {
    if (!atLeast(lxc, 3) || atLeast(lxc, 6))
      throw new Unseen(phrase`only LXC 3.0 to 5.0 keeps using a cleared ID map`, 'not-applicable');
    const lost = clearedMaps.find(({ maps }) => maps.some(({ inside }) => inside === 0));
    const root = lost?.maps.find(({ inside }) => inside === 0);
    // Where no map follows, there is none at all: idmap reports that.
    if (!lost || !root || idmaps.length === 0) return;
    const remedy = (): Fix => {
      const lines = clearedMaps.flatMap(({ by, maps }) => [by, ...maps.map(({ at }) => at)]);
      const actions = removeLines(lines, user.name);
      return actions
        ? { safety: 'safe', title: phrase`remove the empty line and the maps that it clears`, actions }
        : manual(phrase`remove the maps from ${root.at.at.path}, or do not include it`);
    };
    yield {
      kind: 'cleared',
      severity: 'error',
      message: phrase`this version of LXC keeps using an ID map of the container's root that was cleared`,
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
