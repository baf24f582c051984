import { phrase } from '../../../base/phrase.ts';
import { atLeast } from '../../version.ts';
import { invalid, quoted, type ValueCheck } from './diagnostic.ts';
import { path } from './scalar.ts';

/** 4.0.6 still finds keys by prefix, but this one it compares (`set_config_cgroup_dir` in confile.c). */
export const cgroupDirKey: ValueCheck = ({ name, key, version }) =>
  name !== key.name && atLeast(version, 4, 0, 6) && !atLeast(version, 4, 0, 7)
    ? invalid(phrase`LXC 4.0.6 does not know ${quoted(name)}`, undefined, { onKey: true })
    : undefined;

/** Since 4.0.7 it must be below the cgroup that LXC starts in. */
export const cgroupDir: ValueCheck = (use) => {
  const { name, value, version } = use;
  if (!atLeast(version, 4, 0, 7)) return cgroupDirKey(use);
  if (value.startsWith('/'))
    return invalid(
      phrase`cgroup path ${quoted(value)} must be relative`,
      `${name} paths may not be absolute`,
    );
  if (value.includes('..'))
    return invalid(
      phrase`cgroup path ${quoted(value)} must not contain ".."`,
      `${name} paths may not walk upwards via "../"`,
    );
  return path(use);
};

export const cgroupName: ValueCheck = ({ name, value }) => {
  if (value.startsWith('/'))
    return invalid(
      phrase`${quoted(value)} must be a single directory name, without slashes`,
      `${name} paths may not be absolute`,
    );
  if (!value.includes('/') && value !== '.' && value !== '..') return undefined;
  return invalid(
    phrase`${quoted(value)} must be a single directory name, without slashes`,
    'lxc.cgroup.dir.container.inner must be a single directory name',
  );
};
