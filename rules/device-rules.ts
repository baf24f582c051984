import { phrase } from '../src/base/phrase.ts';
import { deviceRules } from '../src/facts/cgroup/device-rules.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';
import { often, rarely } from '../src/model/symptom.ts';

export default rule({
  subject: 'container',
  stage: 'cgroup',
  title: 'Access to devices is not left to device rules, which only root can set',
  why: 'The kernel lets only root of the host write to devices.deny and devices.allow of cgroup v1, and load the BPF program that replaces them on cgroup v2. LXC starts the container without the rules: what it may open depends on the modes of the devices that are mounted into it. It cannot create devices with mknod in any case.',
  remedy:
    'Mount only those devices into the container that it may use, and remove the lines. To deny it a device, remove its lxc.mount.entry, or change the mode of the device on the host.',
  fault: 'The config has device rules, which only root can set',
  symptoms: [
    ...often('Failed to set "devices.{}" to "{}"'),
    ...rarely(
      'Permission denied - Failed to set "devices.{}" to "{}"',
      'Operation not permitted - Failed to set "devices.{}" to "{}"',
    ),
  ],
  manpages: ['lxc.container.conf(5)', 'user_namespaces(7)', 'mknod(2)'],
  notes: [
    'cgroup v1: devcgroup_update_permission() in security/device_cgroup.c of Linux needs CAP_SYS_ADMIN on the host. cgroup v2: a program of type BPF_PROG_TYPE_CGROUP_DEVICE needs CAP_BPF there; LXC tries one, and leaves the rules out without a message (`bpf_devices_cgroup_supported`).',
    'Nothing is reported of common.conf, which has such rules for containers of root, and of userns.conf, which clears them.',
    'A rule that allows something takes nothing away, so it is only a note.',
  ],
  maxSeverity: 'warning',
  requires: { deviceRules },

  *check({ deviceRules }) {
    if (deviceRules === undefined) return;
    const { version, denied, allowed } = deviceRules;
    for (const { key, value, keyAt, via } of denied)
      yield {
        kind: 'denied',
        severity: 'warning',
        message: phrase`${key} = ${value} has no effect without root: the modes of the devices alone decide what the container may open`,
        evidence: [{ at: keyAt, note: phrase`can be set by root only` }, ...included(via)],
        ...(isTried(key, version) && { lxcMessage: `Failed to set "devices.deny" to "${value}"` }),
        fix: manual(phrase`remove the line, and mount only devices that the container may use`),
      };
    // Where something is denied, the line that denies it has been reported.
    for (const { key, value, keyAt, via } of denied.length > 0 ? [] : allowed)
      yield {
        kind: 'allowed',
        severity: 'info',
        message: phrase`${key} = ${value} has no effect without root, and is not needed: the modes of the devices alone decide`,
        evidence: [{ at: keyAt, note: phrase`can be set by root only` }, ...included(via)],
        fix: manual(phrase`remove the line`),
      };
  },
});

/** On cgroup v1 LXC tries, and warns. */
const isTried = (key: string, version: 1 | 2): boolean => version === 1 && key.startsWith('lxc.cgroup.');
