import { type ConfigFile, configFile } from '../src/facts/config.ts';
import { allocated, type BothGrants } from '../src/facts/grants.ts';
import { type Fix, manual } from '../src/fix/action.ts';
import { mapLines } from '../src/fix/map-onto.ts';
import type { Grant } from '../src/lxc/subid.ts';
import { type Breaks, rule } from '../src/rule.ts';
import { type Container, newContainer } from '../src/subject.ts';
import { Unseen } from '../src/unseen.ts';

export default rule({
  about: 'container',
  stage: 'config',
  title: "The container's config is a file that its user can read",
  why: 'LXC reads LXCPATH/NAME/config with the permissions of the user who starts the container. A container that is still to be made begins with a copy of default.conf.',
  symptoms: [
    'No container config specified',
    'Failed to load config for',
    'Failed to load default configuration file',
  ],
  see: ['lxc.container.conf(5)', 'lxc.conf(5)'],
  worst: 'error',
  needs: { configFile },
  hopes: { allocated },

  *check({ configFile, allocated }, container) {
    if (configFile === 'there') return;
    const { config: path, name } = container;
    const isNew = name === newContainer;
    const breaks: Breaks = isNew ? 'create' : 'start';
    yield {
      severity: 'error',
      breaks,
      message:
        isNew && configFile === 'missing'
          ? `there is no ${path} for lxc-create to begin with`
          : `${isNew ? path : `the config of ${name}`} ${faults[configFile].what}`,
      evidence: [{ at: { path }, note: faults[configFile].note }],
      says: isNew ? 'You must either run as root, or define uid mappings' : faults[configFile].says,
      fix: remedy(configFile, container, allocated),
    };
  },
});

type Grants = BothGrants<readonly Grant[]>;

interface Fault {
  readonly what: string;
  readonly note: string;
  readonly says: string;
}

const faults: Readonly<Record<Exclude<ConfigFile, 'there'>, Fault>> = {
  missing: { what: 'is missing', note: 'does not exist', says: 'No container config specified' },
  hidden: {
    what: 'cannot be seen by its user',
    note: 'is in a folder that he may not search',
    says: 'No container config specified',
  },
  denied: {
    what: 'cannot be read by its user',
    note: 'permission denied',
    says: 'Permission denied - Failed to open file',
  },
  folder: {
    what: 'is a folder',
    note: 'is a folder where a file should be',
    says: 'Is a directory - Failed to copy config file',
  },
  special: {
    what: 'is not a regular file',
    note: 'is a device, a FIFO or a socket, where LXC would hang or read nothing',
    says: 'Failed to load config',
  },
};

function remedy(state: ConfigFile, { name, folder, user }: Container, grants: Grants | Unseen): Fix {
  if (state === 'hidden')
    return manual(`let ${user.name} search each folder above it (x, by mode or by ACL)`);
  if (state === 'denied')
    return manual(`let ${user.name} read it: make it his, as lxc-create does, with mode 0644`);
  if (name !== newContainer && folder === undefined)
    return manual('name a config file that is there and can be read');
  if (name !== newContainer)
    return manual(
      'put the config back in its place, or remove what is left of the container with lxc-destroy',
    );
  const maps =
    grants instanceof Unseen ? 'an lxc.idmap line for uids and one for gids' : mapLines(grants).join(' and ');
  return manual(
    `write it: ${maps}, and lxc.net.0.type = veth, lxc.net.0.link and lxc.net.0.flags = up for a network`,
  );
}
