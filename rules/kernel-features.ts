import { phrase } from '../src/base/phrase.ts';
import { settings } from '../src/facts/config/config.ts';
import { lostModules, missingNamespaces } from '../src/facts/kernel/kernel-features.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'kernel',
  title: 'The kernel can do what a container takes',
  why: 'A container is made of namespaces, each of which a kernel can be built without, and its network interface is of a kind, veth, that mostly comes as a module. When the system replaces the kernel on the disk, some distributions take away the modules of the one that still runs: what was not loaded by then cannot be had before the next boot.',
  symptoms: [
    'Invalid argument - Failed to clone a new set of namespaces',
    'Operation not supported - Failed to create veth',
  ],
  manpages: ['namespaces(7)', 'veth(4)', 'modprobe(8)', 'lxc-checkconfig(1)'],
  notes: [
    'Without its modules a Debian kernel (Linux 6.1) fails to make a veth interface, and LXC 5.0.2 the start; with them it is loaded when it is asked for, by whomever.',
    'A kernel without one of the namespaces was not to be had. That clone(2) then fails is said in its page, and start.c of LXC asks for all of them at once.',
    'Only what every start takes is looked at: lxc-checkconfig lists much that a container may do without.',
  ],
  maxSeverity: 'error',
  requires: { missingNamespaces, lostModules, settings },

  *check({ missingNamespaces, lostModules, settings: { nics } }) {
    const [kind] = missingNamespaces;
    if (kind !== undefined) {
      yield {
        severity: 'error',
        message: phrase`this kernel was built without namespaces of the kind ${missingNamespaces.join(' and ')}`,
        evidence: [{ at: { path: `/proc/self/ns/${kind}` }, note: phrase`is not there` }],
        lxcMessage: 'Invalid argument - Failed to clone a new set of namespaces',
        fix: manual(
          phrase`run a kernel of the distribution, or build this one with all of CONFIG_NAMESPACES`,
        ),
      };
    }
    const veth = nics.find(({ type }) => type === 'veth');
    // Where bridges are no module, virtual interfaces need not be one either.
    if (!lostModules?.loaded.includes('bridge') || !veth) return;
    const { folder, running, others } = lostModules;
    yield {
      severity: 'error',
      message: phrase`the modules of the running kernel ${running} are gone, veth among them, which is not loaded`,
      evidence: [
        { at: { path: folder }, note: phrase`is not there, but ${others.join(', ')}` },
        { at: veth.at.valueAt, note: phrase`takes the module veth` },
      ],
      lxcMessage: 'Operation not supported - Failed to create veth',
      fix: manual(phrase`boot into the kernel that is installed (${others.at(-1) ?? ''})`),
    };
  },
});
