/** What has its version there: a file, or the program that prints it. */
export const softwareAt = (path: string): string | undefined =>
  versions.find(([where]) => where.test(path))?.[1];

const versions: readonly (readonly [where: RegExp, name: string])[] = [
  [/^\S*lxc-start --version$/, 'LXC'],
  [/^\/proc\/sys\/kernel\/osrelease$/, 'kernel'],
];
