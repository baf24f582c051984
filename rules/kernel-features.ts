import { list, phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { settings } from '../src/facts/config/config.ts';
import { lostModules, missingNamespaces } from '../src/facts/kernel/kernel-features.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'kernel',
  title: 'The kernel has the features that a container needs',
  why: 'A container needs namespaces, each of which a kernel can be built without, and the module veth for its network interface. When the system upgrades the kernel on disk, some distributions remove the modules of the running one: what was not loaded by then is not available before the next boot.',
  remedy:
    'Reboot into the installed kernel; or run a kernel of the distribution, or build this one with all of CONFIG_NAMESPACES.',
  symptoms: [
    'Invalid argument - Failed to clone a new set of namespaces',
    'Operation not supported - Failed to create veth',
  ],
  manpages: ['namespaces(7)', 'veth(4)', 'modprobe(8)', 'lxc-checkconfig(1)'],
  notes: [
    'Without its modules a Debian kernel (Linux 6.1) cannot create a veth interface, and LXC 5.0.2 fails to start; with them the module is loaded on demand, for any user.',
    'Not tested with a kernel that lacks a namespace. clone(2) then fails, as its manual page says, and start.c of LXC requests all of them at once.',
    'Only what every start needs is checked: lxc-checkconfig lists much that a container can do without.',
  ],
  maxSeverity: 'error',
  requires: { missingNamespaces, lostModules, settings },

  *check({ missingNamespaces, lostModules, settings: { nics } }) {
    const [kind] = missingNamespaces;
    if (kind !== undefined) {
      yield {
        kind: 'no-namespace',
        severity: 'error',
        message: phrase`this kernel was built without these namespaces: ${list(missingNamespaces)}`,
        evidence: [{ at: absent(`/proc/self/ns/${kind}`), note: phrase`does not exist` }],
        lxcMessage: 'Invalid argument - Failed to clone a new set of namespaces',
        fix: manual(
          phrase`run a kernel of the distribution, or build this one with all of CONFIG_NAMESPACES`,
        ),
      };
    }
    const veth = nics.find(({ type }) => type === 'veth');
    // If bridge is not a module, veth need not be one either.
    if (!lostModules?.loaded.includes('bridge') || !veth) return;
    const { folder, running, others } = lostModules;
    yield {
      kind: 'modules-gone',
      severity: 'error',
      message: phrase`the modules of the running kernel ${running} no longer exist, and veth is not loaded`,
      evidence: [
        { at: absent(folder), note: phrase`does not exist, only ${others.join(', ')}` },
        { at: veth.at.valueAt, note: phrase`needs the module veth` },
      ],
      lxcMessage: 'Operation not supported - Failed to create veth',
      fix: manual(phrase`reboot into the installed kernel (${others.at(-1) ?? ''})`),
    };
  },
});
