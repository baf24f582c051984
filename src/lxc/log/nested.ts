/**
 * What another program said, within a line of LXC’s: the first chunk of its output, mostly a line. LXC 2.0.9 and later
 * (conf.c, network.c, storage/…).
 */
const wrappers = [
  /^new[ug]idmap failed to write mapping "(.*?)(?:": new[ug]idmap .*)?$/is,
  /^lxc-user-nic failed to configure requested network: (.*)$/is,
  /^lxc-usernsexec failed: (.*)$/is,
  /^Failed to run apparmor_parser on "[^"]*": (.*)$/is,
  /^Script exec .* produced output: (.*)$/is,
];

/** The lines of another program that this message hands on. */
export function nestedIn(message: string): string[] {
  for (const wrapper of wrappers) {
    const [, said = ''] = wrapper.exec(message) ?? [];
    if (said !== '') return said.split('\n').map((each) => each.trim());
  }
  return [];
}
