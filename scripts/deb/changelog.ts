import { name, version } from '../../src/run/version.ts';

/** The project has no address that will last: this one never gets any mail. */
export const maintainer = 'lxc-lint authors <lxc-lint@lxc-lint.invalid>';

/** What dpkg and apt show of a version, in the form of deb-changelog(5). */
export const changelog = (released: Date): string =>
  [
    `${name} (${version}) unstable; urgency=medium`,
    '',
    `  * See CHANGELOG.md.gz beside this file.`,
    '',
    ` -- ${maintainer}  ${released.toUTCString().replace('GMT', '+0000')}`,
    '',
  ].join('\n');
