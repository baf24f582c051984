import type { LintOptions } from './options.ts';

type Named = Pick<LintOptions, 'users' | 'allUsers' | 'configs' | 'containers' | 'rules'>;

/** Whether it is about one user, whoever that is. */
export const isForOneUser = ({ users, allUsers }: Named): boolean => !allUsers && users.length <= 1;

/** Whether it names what it is about: a rule, a container or a config. */
export const isNarrow = ({ rules, containers, configs }: Named): boolean =>
  rules.length > 0 || containers.length > 0 || configs.length === 1;

/**
 * Whether a person's word can be taken: for one user, and for something by name, that the person has looked at. Given for all
 * at once, it would be one for whatever somebody's config asks for.
 */
export const acceptsUnsafe = (scope: Named): boolean => isForOneUser(scope) && isNarrow(scope);
