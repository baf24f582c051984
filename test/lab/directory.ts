/**
 * Shell text: subordinate ids are no more for the files to grant, but for a module of our own (`libsubid.c`), which grants
 * what these lines say. Without any it fails.
 */
export const granting = (...lines: readonly string[]): string =>
  'cc -shared -fPIC -o /usr/lib/libsubid_lab.so /lab/test/lab/libsubid.c; echo "subid: lab" >>/etc/nsswitch.conf; ' +
  lines.map((line) => `echo "${line}" >>/etc/lab-subids`).join('; ');
