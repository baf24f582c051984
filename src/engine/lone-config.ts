import type { Container, User } from '../model/subject.ts';

/** A config file as a container. It is called what it is called in the current directory: there its name is the same on every machine. */
export const loneConfig = (config: string, user: User, cwd = ''): Container => ({
  kind: 'container',
  user,
  name: cwd !== '' && config.startsWith(`${cwd}/`) ? config.slice(cwd.length + 1) : config,
  folder: undefined,
  config,
});
