import { isNonEmpty } from '../src/base/non-empty.ts';
import { list, type Phrase, phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { settings } from '../src/facts/config/config.ts';
import { lostModules, missingNamespaces } from '../src/facts/kernel/kernel-features.ts';
import { type VethBar, vethBar } from '../src/facts/kernel/veth-bar.ts';
import type { Nic } from '../src/lxc/config/settings/settings.ts';
import { manual } from '../src/model/action.ts';
import { type Problem, rule } from '../src/model/rule.ts';
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
    '`blacklist veth` keeps the kernel from loading the module by itself, as it asks for an alias of it: so does `install veth /bin/false` (seen with kmod 30). `modprobe veth` as root still does what the first of the two forbids.',
    'Only what every start needs is checked: lxc-checkconfig lists much that a container can do without.',
  ],
  maxSeverity: 'error',
  requires: { missingNamespaces, lostModules, settings, vethBar },

  *check({ missingNamespaces, lostModules, vethBar, settings: { nics } }) {
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
    if (!veth) return;
    // Where the bridge driver is no module, veth need not be one either.
    if (!lostModules?.loaded.includes('bridge')) {
      if (vethBar) yield barred(vethBar, veth);
      return;
    }
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

function barred(bar: VethBar, veth: Nic): Problem {
  return {
    severity: 'error',
    kind: bar.kind,
    message: phrase`veth is not loaded, and the kernel cannot load it`,
    evidence: [
      { at: bar.at, note: notes[bar.kind] },
      { at: veth.at.valueAt, note: phrase`needs the module veth` },
    ],
    lxcMessage: 'Operation not supported - Failed to create veth',
    fix: manual(repairs[bar.kind]),
  };
}

const notes: Readonly<Record<VethBar['kind'], Phrase>> = {
  'loading-disabled': phrase`no module can be loaded before the next boot`,
  'no-loader': phrase`no program that loads modules`,
  'module-barred': phrase`keeps modprobe from loading it`,
};

const repairs: Readonly<Record<VethBar['kind'], Phrase>> = {
  'loading-disabled': phrase`load veth at boot, before module loading is disabled: add it to a file in /etc/modules-load.d, and reboot`,
  'no-loader': phrase`set kernel.modprobe to /sbin/modprobe again, or load the module as root: modprobe veth`,
  'module-barred': phrase`remove the line, or load the module at boot`,
};
