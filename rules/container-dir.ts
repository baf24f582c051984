import { ownership } from '../src/base/file-mode.ts';
import { shownName } from '../src/base/shown-name.ts';
import { account } from '../src/facts/account/account.ts';
import { type Partial, partial, shutLxcpath } from '../src/facts/config/partial-container.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  about: 'container',
  stage: 'config',
  title: 'The folder of the container is finished, and lxc-create can make the next',
  why: 'While lxc-create makes a container, a file named partial stands in its folder. Where it was interrupted the file is left, and LXC takes the container for one that is still being made.',
  symptoms: [
    'Ongoing container creation detected',
    'Failed checking for incomplete container creation',
    'Failed to create container',
  ],
  see: ['lxc-create(1)'],
  notes: [
    'LXC 5.0.2 never takes the file away by itself.',
    'Who owns the folder does not matter for a start, as long as the root of the container can pass it: one that belongs to root starts, too.',
  ],
  worst: 'error',
  needs: { account, partial, shutLxcpath },

  *check({ account, partial, shutLxcpath }, { name }) {
    if (partial)
      yield {
        severity: 'error',
        breaks: 'start',
        message: `${shownName(name)} counts as being made still: lxc-create did not come to its end`,
        evidence: [{ at: { path: partial.path }, note: 'is the mark of that' }],
        says:
          partial.stat.uid === account.uid
            ? 'Ongoing container creation detected'
            : 'Failed checking for incomplete container creation',
        fix: finish(partial, account),
      };
    if (shutLxcpath) {
      const { path, stat } = shutLxcpath;
      yield {
        severity: 'error',
        breaks: 'create',
        message: `${account.name} may not write to ${path}, where lxc-create makes containers`,
        evidence: [
          {
            at: { path },
            note: ownership(stat),
          },
        ],
        says: 'Failed to create container',
        fix: manual(`see why it is not his; then give it to him, as root: chown ${account.name}: ${path}`),
      };
    }
  },
});

/** It may be running now, or have left a rootfs that lacks a half. */
function finish(
  { path, stat, text }: Partial,
  { uid, name }: { readonly uid: number; readonly name: string },
): Fix {
  if (text === undefined || stat.kind !== 'file' || stat.uid !== uid)
    return manual('make the container anew with lxc-create, or remove the file if the rootfs is whole');
  return {
    safety: 'unsafe',
    title: 'take the mark away, if lxc-create does not run and the rootfs is whole',
    actions: [{ do: 'write', by: name, path, before: text, after: null, mode: stat.mode & 0o777 }],
  };
}
