import { transcribe } from '../../src/host/snapshot/write.ts';
import type { Io } from '../../src/run/io.ts';
import { parseWithEdits } from './edit-sections.ts';
import { loadFixture, run, type Said } from './fixture.ts';

const healthy = (await loadFixture('fixtures/hosts/tutorial.txt')).answers;

/** The tutorial's machine as a snapshot, with what these sections say instead; `-- edit PATH --` changes lines of it. */
export const snapshotWith = (sections = ''): string =>
  transcribe(sections === '' ? healthy : parseWithEdits(sections, healthy).answers);

/** What the program says of that machine. */
export const lintWith = (
  sections: string,
  argv: readonly string[] = [],
  io: Partial<Io> = {},
): Promise<Said> => run(['--snapshot', '-', ...argv], { read: async () => snapshotWith(sections), ...io });

/** As `lxc-lint` is given JSON for: the report as data. */
export async function reportOn(sections: string, argv: readonly string[] = []) {
  return JSON.parse((await lintWith(sections, [...argv, '--format', 'json'])).out);
}

/** A warning, and nothing worse. */
export const warned = '-- /sys/fs/cgroup/cpuset/cgroup.clone_children --\n0\n';

/** An error: the map is not granted. */
export const failing = '-- /etc/subuid --\nlxcuser-test:100000:65536\n';

/** Nobody may know: /etc/subuid cannot be read. */
export const hidden = '-- denied /etc/subuid --\n/etc/subuid: permission denied\n';

/** The directory service knows nobody either. */
export const strangers = '-- $ getent passwd ghost --\n2\n';
