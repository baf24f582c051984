import type { Look } from './look.ts';

// What is never the same twice, although nothing has changed.

type Strip = (line: string) => string | [];

/** Without what varies in the text of a file, or in what a program prints. */
export function steady(path: string, text: string): string {
  const [, strip] = partly.find(([where]) => where.test(path)) ?? [];
  return strip ? text.split('\n').flatMap(strip).join('\n') : text;
}

/** Files of which only a part is worth comparing: what is left of a line. */
const partly: readonly (readonly [where: RegExp, strip: Strip])[] = [
  // proc_pid_mountinfo(5): the numbers of mounts, devices and peer groups are given out anew at each boot.
  [
    /^\/proc\/[^/]+\/mountinfo$/,
    (line) => line.replace(/^\d+ \d+ \d+:\d+ /, '').replace(/ (shared|master|propagate_from):\d+/g, ' $1'),
  ],
  // proc_modules(5): sizes, users and addresses.
  [/^\/proc\/modules$/, (line) => line.replace(/ .*/, '')],
  // proc_pid_status(5): what a start depends on, and neither process numbers nor memory.
  [
    /^\/proc\/[^/]+\/status$/,
    (line) => (/^(?:Umask|Cap\w+|NoNewPrivs|Groups|[UG]id):/.test(line) ? line : []),
  ],
];

/** Whether it changes from one look to the next: it is only told where it explains something. */
export const isVarying = ({ path }: Pick<Look, 'path'>): boolean => varying.some((where) => where.test(path));

const varying: readonly RegExp[] = [
  // The cgroups of a shell: session-12.scope.
  /^\/proc\/[^/]+\/cgroup$/,
  /^\/sys\/fs\/cgroup\/.*\/session-\w+\.scope(?:\/|$)/,
  // Sockets, interfaces and terminals in use, and free space.
  /^\/proc\/net\/unix$/,
  /^\/run\/lxc\/nics$/,
  /^\/proc\/sys\/kernel\/pty\/nr$/,
  /^df /,
  // Whoever is logged in has a directory there.
  /^\/run\/user(?:\/|$)/,
  /^\/proc\/PID(?:\/|$)/,
];
