import manifest from '../../package.json' with { type: 'json' };

/** The name of this program in reports. */
export const name = 'lxc-lint';
export const { version } = manifest;
