import { account } from '../src/facts/account.ts';
import { mappedRoot } from '../src/facts/mapped-root.ts';
import { type Step, way } from '../src/facts/way.ts';
import { type Action, root } from '../src/fix/action.ts';
import { mayPass, type Walker } from '../src/lxc/traverse.ts';
import { type Evidence, rule } from '../src/rule.ts';
import { Unseen } from '../src/unseen.ts';

export default rule({
  about: 'container',
  stage: 'rootfs',
  title: 'The root of the container can pass every folder on the way to its rootfs',
  why: 'Outside, the root of the container is a host id that owns next to nothing. Every folder above the container has to let it through: with x for others, or by an access control list that names it.',
  symptoms: [
    'Please grant it x access, or add an ACL for the container root',
    'Permission denied - Failed to open "',
  ],
  see: ['path_resolution(7)', 'acl(5)', 'setfacl(1)'],
  worst: 'error',
  needs: { account, mappedRoot, way },

  *check({ account, mappedRoot, way }, { folder }) {
    const shut = way.filter((step) => isShut(step, mappedRoot));
    const unsure = shut.find(({ acl }) => acl instanceof Unseen)?.acl;
    if (unsure instanceof Unseen) throw unsure;
    const [first, ...others] = shut;
    if (!first) return;
    const by = (step: Step) => (step.stat.uid === account.uid ? account.name : root);
    const letPass = (step: Step): Action => ({
      do: 'acl',
      by: by(step),
      path: step.path,
      entry: `u:${mappedRoot.uid}`,
      before: null,
      after: 'x',
    });
    yield {
      severity: 'error',
      breaks: 'start',
      message: `the root of the container, host uid ${mappedRoot.uid}, cannot pass ${shut.map(({ path }) => path).join(' and ')}`,
      evidence: [evidence(first), ...others.map(evidence)],
      says:
        first.path === folder
          ? `Permission denied - Failed to open "${first.path}/rootfs"`
          : `Permission denied - Could not access ${first.path}. Please grant it x access, or add an ACL for the container root`,
      fix: {
        safety: 'safe',
        title: 'let it pass, and nothing more',
        actions: [letPass(first), ...others.map(letPass)],
      },
    };
  },
});

const isShut = ({ stat, acl }: Step, who: Walker) =>
  !mayPass(stat, acl instanceof Unseen ? undefined : acl, who);

const evidence = ({ path, stat }: Step): Evidence => ({
  at: { path },
  note: `is mode ${stat.mode.toString(8).padStart(4, '0')} of uid ${stat.uid} and gid ${stat.gid}`,
});
