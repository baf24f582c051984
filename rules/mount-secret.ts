import { ownership } from '../src/base/file-mode.ts';
import { type Phrase, phrase } from '../src/base/phrase.ts';
import { type ExposedSecret, exposedSecrets } from '../src/facts/rootfs/exposed-secrets.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';

export default rule({
  subject: 'container',
  stage: 'security',
  title: 'No key to the host is bound into the container',
  why: 'Whoever may talk to the socket of Docker, Podman, containerd, LXD or Incus can have a container with the root of the host in it: root in the container is root on the host then. With the keys of its user a container can log in wherever he can.',
  symptoms: [],
  manpages: ['lxc.container.conf(5)', 'ssh(1)', 'user_namespaces(7)'],
  notes: [
    'Docker’s own documentation says that only trusted users should be allowed to control its daemon: docs.docker.com/engine/security, “Docker daemon attack surface”. LXD’s and Incus’ say the same of their sockets.',
    'Only what ids of the container may use is told of. A bound /etc/shadow belongs to nobody inside, and cannot be read.',
  ],
  maxSeverity: 'warning',
  requires: { exposedSecrets },

  *check({ exposedSecrets }, { user }) {
    for (const { entry, path, kind, stat } of exposedSecrets)
      yield {
        severity: 'warning',
        message: message(kind, path, user.name),
        evidence: [
          { at: entry.at, note: phrase`binds it` },
          ...included(entry.via),
          {
            at: { path },
            note: phrase`${ownership(stat)}: ids of the container may use it`,
          },
        ],
        fix: manual(phrase`leave the line out, or bind what the container needs and no more`),
      };
  },
});

const message = (kind: ExposedSecret['kind'], path: string, user: string): Phrase =>
  kind === 'socket'
    ? phrase`${path} is bound into the container, which can be root on the host by it`
    : phrase`${path} is bound into the container, which can log in as ${user} with what is there`;
