import { ownership } from '../src/base/file-mode.ts';
import { type Phrase, phrase } from '../src/base/phrase.ts';
import { type ExposedSecret, exposedSecrets } from '../src/facts/rootfs/exposed-secrets.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'security',
  title: 'No socket or key that opens the host is mounted into the container',
  why: 'Access to the socket of Docker, Podman, containerd, LXD or Incus is enough to start a container with the root of the host in it: root in the container is then root on the host. With the SSH keys of its user, a container can log in wherever the user can.',
  remedy: 'Remove the mount entry, or mount only what the container needs.',
  symptoms: [],
  manpages: ['lxc.container.conf(5)', 'ssh(1)', 'user_namespaces(7)'],
  notes: [
    'Docker’s own documentation says that only trusted users should be allowed to control its daemon: docs.docker.com/engine/security, “Docker daemon attack surface”. LXD’s and Incus’ say the same of their sockets.',
    'Only what IDs of the container can use is reported. A mounted /etc/shadow is owned by an unmapped UID inside, and cannot be read.',
  ],
  maxSeverity: 'warning',
  requires: { exposedSecrets },

  *check({ exposedSecrets }, { user }) {
    for (const { entry, path, kind, stat } of exposedSecrets)
      yield {
        kind,
        severity: 'warning',
        message: message(kind, path, user.name),
        evidence: [
          { at: entry.at, note: phrase`mounts it` },
          ...included(entry.via),
          {
            at: { path },
            note: phrase`${ownership(stat)}: accessible to IDs of the container`,
          },
        ],
        fix: manual(phrase`remove the line, or mount only what the container needs`),
      };
  },
});

const message = (kind: ExposedSecret['kind'], path: string, user: string): Phrase =>
  kind === 'socket'
    ? phrase`${path} is mounted into the container, which can become root on the host through it`
    : phrase`${path} is mounted into the container, which can log in as ${user} with it`;
