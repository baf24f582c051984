import type { LintOptions } from './options.ts';

type Named = Pick<LintOptions, 'users' | 'allUsers' | 'configs' | 'containers' | 'rules'>;

/** Whether the run is for one user, whoever that is. */
export const isForOneUser = ({ users, allUsers }: Named): boolean => !allUsers && users.length <= 1;

/** Whether a rule, a container or a config is named. */
export const isNarrow = ({ rules, containers, configs }: Named): boolean =>
  rules.length > 0 || containers.length > 0 || configs.length === 1;

/**
 * Whether `--unsafe` is accepted as confirmation: only for one user, and for something named that the person
 * has seen. For everything at once it would confirm whatever a user's config asks for.
 */
export const acceptsUnsafe = (scope: Named): boolean => isForOneUser(scope) && isNarrow(scope);
