import manifest from '../../package.json' with { type: 'json' };

/** What this program calls itself in reports. */
export const name = 'lxc-lint';
export const { version } = manifest;
