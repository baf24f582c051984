/** Where lxc-start looks for a path: it becomes a daemon, which runs in the root directory (`do_lxcapi_start` in lxccontainer.c). */
export const fromRoot = (path: string): string =>
  path.startsWith('/') ? path : `/${path.replace(/^(\.\/+)+/, '')}`;
