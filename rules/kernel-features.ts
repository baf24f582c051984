import { isNonEmpty } from '../src/base/non-empty.ts';
import { list, phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { settings } from '../src/facts/config/config.ts';
import { lostModules, missingNamespaces } from '../src/facts/kernel/kernel-features.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { rarely, sometimes, sure } from '../src/model/symptom.ts';

export default rule({
  subject: 'container',
  stage: 'kernel',
  title: 'The kernel has the namespaces and the module that the container needs',
  why: 'A container is made of namespaces, each of which a kernel can be built without, and its network interface needs veth, which usually is a module. When an upgrade replaces the kernel on disk, some distributions remove the modules of the running one: what is not loaded by then is unavailable until the next boot.',
  remedy:
    'If the modules of the running kernel are gone, reboot into the installed one. If namespaces are missing, run a kernel of your distribution; `lxc-checkconfig` lists what yours was built with.',
  fault: 'The kernel lacks a kind of namespace or a module that the container needs',
  symptoms: [
    ...sure(
      'Invalid argument - Failed to clone a new set of namespaces',
      { line: 'Invalid argument - Failed to unshare new user namespace', since: '4.0.1' },
      'Invalid argument - Failed to unshare CLONE_NEWNET',
      'Invalid argument - Failed to unshare CLONE_NEWCGROUP',
      { line: 'Invalid argument - Failed to unshare CLONE_NEWTIME', since: '4.0.7' },
      'Operation not supported - Failed to create veth{}',
      'Operation not supported - Failed to create {}-{}',
      '{}User namespaces are not enabled{}',
      'unshare: unshare failed: Invalid argument',
      { line: 'failed to create veth pair ({} and {}): Operation not supported', until: '2.0.8' },
      { line: 'Failed to create veth pair "{}" and "{}": Operation not supported', until: '3.0.1' },
      { line: 'failed to create {}-{} : Operation not supported', until: '2.0.7' },
      { line: 'Invalid argument - failed to fork into a new namespace', until: '2.0.5' },
      { line: 'failed to clone ({}): Invalid argument', until: '3.0.1' },
      { line: 'failed to clone(0x{}): Invalid argument', until: '1.0.5' },
      'Invalid argument - Failed to clone ({})',
      'User namespace: missing',
      'Network namespace: missing',
      'Pid namespace: missing',
      'Ipc namespace: missing',
      'Utsname namespace: missing',
      'Veth pair device: missing',
    ),
    ...sometimes(
      'Invalid argument - Failed to create {}-{}',
      'File exists - Failed to create {}-{}',
      { line: 'Failed to unshare CLONE_NEWTIME', since: '4.0.7' },
      'unshare: Invalid argument',
    ),
    ...rarely(
      'Failed to unshare CLONE_NEWNET',
      'Failed to unshare CLONE_NEWCGROUP',
      { line: 'Failed to unshare new user namespace', since: '4.0.1' },
      { line: 'failed to clone child process in new user namespace', until: '2.1.1' },
    ),
  ],
  manpages: ['namespaces(7)', 'veth(4)', 'modprobe(8)', 'lxc-checkconfig(1)'],
  notes: [
    'Without its modules a Debian kernel (Linux 6.1) cannot create a veth interface, and LXC 5.0.2 does not start the container; with them, the kernel loads veth on demand, for any user.',
    'Not tested with a kernel that lacks a namespace, as none was available. namespaces(7) and clone(2) say that clone then fails, and start.c of LXC asks for all of them at once.',
    'Only what every start needs is checked: lxc-checkconfig lists much that a container can do without.',
  ],
  maxSeverity: 'error',
  requires: { missingNamespaces, lostModules, settings },

  *check({ missingNamespaces, lostModules, settings: { nics } }) {
    if (isNonEmpty(missingNamespaces)) {
      const [first] = missingNamespaces;
      yield {
        severity: 'error',
        kind: 'no-namespaces',
        message: phrase`this kernel was built without ${list(missingNamespaces)} namespaces`,
        evidence: [{ at: absent(`/proc/self/ns/${first}`), note: phrase`does not exist` }],
        lxcMessage: 'Invalid argument - Failed to clone a new set of namespaces',
        fix: manual(
          phrase`run a kernel of the distribution, or build this one with all options of CONFIG_NAMESPACES`,
        ),
      };
    }
    const veth = nics.find(({ type }) => type === 'veth');
    // Where the bridge driver is no module, veth need not be one either.
    if (!lostModules?.loaded.includes('bridge') || !veth) return;
    const { folder, running, others, installed } = lostModules;
    yield {
      severity: 'error',
      kind: 'no-modules',
      message: phrase`the modules of the running kernel ${running} are gone, and veth is not loaded`,
      evidence: [
        {
          at: absent(folder),
          note: phrase`does not exist; there are modules for ${list(others)}`,
        },
        { at: veth.at.valueAt, note: phrase`needs the module veth` },
      ],
      lxcMessage: 'Operation not supported - Failed to create veth',
      fix: manual(phrase`reboot into the installed kernel (${installed})`),
    };
  },
});
