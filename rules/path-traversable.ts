import { account } from '../src/facts/account.ts';
import { settings } from '../src/facts/config.ts';
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
  needs: { account, settings, mappedRoot, way },

  *check({ account, settings: { rootfs }, mappedRoot, way }, { folder = '' }) {
    const shut = way.steps.filter((step) => isShut(step, mappedRoot));
    const unsure = shut.find(({ acl }) => acl instanceof Unseen)?.acl;
    if (unsure instanceof Unseen) throw unsure;
    const [first, ...others] = shut;
    if (!first) {
      if (way.hidden) throw way.hidden;
      return;
    }
    const isOwn = ({ stat }: Step) => stat.uid === account.uid;
    const letPass = (step: Step): Action => ({
      do: 'acl',
      by: isOwn(step) ? account.name : root,
      path: step.path,
      entry: `u:${mappedRoot.uid}`,
      ...opened(step, mappedRoot.uid),
    });
    yield {
      severity: 'error',
      breaks: 'start',
      message: `the root of the container, host uid ${mappedRoot.uid}, cannot pass ${shut.map(({ path }) => path).join(' and ')}`,
      evidence: [evidence(first), ...others.map(evidence)],
      // LXC looks at the folders above the container's by itself, and runs into the others.
      says: folder.startsWith(first.path === '/' ? '/' : `${first.path}/`)
        ? `Permission denied - Could not access ${first.path}. Please grant it x access, or add an ACL for the container root`
        : `Permission denied - Failed to open "${rootfs?.path}"`,
      fix: {
        // The config names the way: it must not talk root into opening one of his folders.
        safety: shut.every(isOwn) ? 'safe' : 'unsafe',
        title: 'let it pass, and nothing more',
        actions: [letPass(first), ...others.map(letPass)],
      },
    };
  },
});

/** What an access control list says of the uid already, and the same with the right to pass. */
function opened({ acl }: Step, uid: number): { before: string | null; after: string } {
  const perms = acl instanceof Unseen ? undefined : acl?.users.find(({ id }) => id === uid)?.perms;
  return { before: perms === undefined ? null : letters(perms), after: letters((perms ?? 0) | 1) };
}

const letters = (perms: number): string =>
  [...'rwx'].map((letter, index) => (perms & (4 >> index) ? letter : '-')).join('');

const isShut = ({ stat, acl }: Step, who: Walker) =>
  !mayPass(stat, acl instanceof Unseen ? undefined : acl, who);

const evidence = ({ path, stat }: Step): Evidence => ({
  at: { path },
  note: `is mode ${stat.mode.toString(8).padStart(4, '0')} of uid ${stat.uid} and gid ${stat.gid}`,
});
