/**
 * Whether a devices.list of cgroup v1 permits to read and write this character device. What is denied one by one, where all else
 * is permitted, the kernel does not list: security/device_cgroup.c.
 */
export const permits = (list: string, major: number, minor: number): boolean =>
  list.split('\n').some((line) => {
    const [, type, first, second, rights = ''] = /^([abc]) (\d+|\*):(\d+|\*) ([rwm]+)$/.exec(line) ?? [];
    const isOf = (number: string | undefined, wanted: number) => number === '*' || number === String(wanted);
    return type !== 'b' && isOf(first, major) && isOf(second, minor) && /r/.test(rights) && /w/.test(rights);
  });
