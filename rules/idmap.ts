import { type Phrase, phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { lastOwnLine } from '../src/facts/config/last-own-line.ts';
import { running } from '../src/facts/config/running.ts';
import { describeMap, describeRefusal, describeUngranted } from '../src/facts/idmap/describe-maps.ts';
import { type IdmapFault, idmapFault } from '../src/facts/idmap/idmap-fault.ts';
import { mapContext } from '../src/facts/idmap/map-context.ts';
import { shiftPlan } from '../src/facts/idmap/shift-plan.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import type { IdMapLine } from '../src/lxc/config/settings/settings.ts';
import { showRange } from '../src/lxc/idrange.ts';
import { linesOfIdmap } from '../src/lxc/log/lines-of-idmap.ts';
import type { Grant } from '../src/lxc/subid.ts';
import { orElse } from '../src/model/fact.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { weighed } from '../src/model/symptom.ts';
import { remap } from '../src/remedies/idmap/remap.ts';
import { whileStopped } from '../src/remedies/while-stopped.ts';

export default rule({
  subject: 'container',
  stage: 'idmap',
  title: 'The ID maps of the container use only host IDs that its user was granted',
  why: 'lxc.idmap says which host IDs the users and groups of the container are. newuidmap and newgidmap allow only the ranges that /etc/subuid and /etc/subgid grant to the user, and the user’s own ID; the kernel refuses maps that overlap.',
  remedy:
    'Look up the ranges with `grep "^$USER:" /etc/subuid /etc/subgid`, and map them in the config: `lxc.idmap = u 0 START COUNT` and `lxc.idmap = g 0 START COUNT`. A rootfs that was unpacked with other maps must change its owners too.',
  fault:
    'The ID maps of the container are missing or incomplete, or use host IDs that the user was not granted',
  symptoms: weighed(linesOfIdmap),
  manpages: ['lxc.container.conf(5)', 'subuid(5)', 'newuidmap(1)', 'user_namespaces(7)'],
  notes: [
    'Numbers that begin with 0 are octal, in lxc.idmap and in /etc/subuid.',
    'If the rootfs was made with IDs that are not granted, its owners are shifted to the granted IDs, provided that the old ones are not in use by anybody else. They are never granted for that reason alone: what root grants would then follow from what the user wrote.',
    'A user who maps only their own UID and GID, each to itself, needs no grant, and not even newuidmap (seen with LXC 5.0.2).',
  ],
  scope: 'file',
  lacks: { none: ['lxc.idmap'], 'no-root': ['lxc.idmap'], 'no-gids': ['lxc.idmap'] },
  maxSeverity: 'error',
  requires: { lxc, lastOwnLine, idmapFault, mapContext },
  wants: { account, shiftPlan: orElse(shiftPlan, undefined), running },

  *check({ account, lxc, lastOwnLine, idmapFault: fault, mapContext, shiftPlan, running }) {
    if (!fault) return;
    const { name, home } = account instanceof Unseen ? { name: '', home: '' } : account;
    const writer = { by: name, home, below: lastOwnLine };
    yield {
      kind: fault.kind,
      severity: 'error',
      ...(fault.kind === 'none' && fault.isNew && { breaks: 'create' as const }),
      message: message(fault, name),
      evidence: evidence(fault),
      lxcMessage: fault.lxcMessage,
      fix: whileStopped(remap(fault.kind, { ...mapContext, writer, version: lxc, shiftPlan }), running),
    };
  },
});

function message(fault: IdmapFault, user: string): Phrase {
  if (fault.kind === 'none') return phrase`${fault.key} is not set, so the container would need root`;
  if (fault.kind === 'not-granted') return describeUngranted(fault.ungranted, user);
  return describeRefusal(fault.kind, fault.maps);
}

function evidence(fault: IdmapFault): readonly [Evidence, ...Evidence[]] {
  const granted = fault.grants.map(grantEvidence);
  if (fault.kind === 'none')
    return [
      { at: fault.config, note: phrase`does not set ${fault.key}, nor does a file that it includes` },
      ...granted,
    ];
  const [first, ...others] = fault.maps;
  const owner =
    fault.kind === 'not-granted' && fault.rootfs
      ? [{ at: fault.rootfs.at, note: phrase`is owned by UID ${fault.rootfs.uid}` }]
      : [];
  return [mapEvidence(first), ...others.map(mapEvidence), ...granted, ...owner];
}

const mapEvidence = (map: IdMapLine): Evidence => ({
  at: map.at.valueAt,
  note: describeMap(map, map.at.value),
});

const grantEvidence = ({ at, range }: Grant): Evidence => ({ at, note: phrase`grants ${showRange(range)}` });
