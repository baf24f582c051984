import { phrase } from '../../base/phrase.ts';
import { type Manual, manual } from '../../model/action.ts';
import type { Wording } from '../../model/rule.ts';
import type { ExecFault } from '../access/exec-fault.ts';
import { architectureOf } from '../machine/architecture.ts';
import type { InitFault } from './init-fault.ts';

/** What is said of an init at this path of the rootfs. */
export function initWording(path: string, fault: InitFault): Wording {
  switch (fault.kind) {
    case 'missing':
      return {
        message: phrase`${path} does not exist in the rootfs`,
        note: phrase`has no ${path}`,
        ...said(path, fault),
      };
    case 'not-executable':
      return {
        message: phrase`${path} in the rootfs is not executable`,
        note: phrase`has a ${path} that is not an executable file`,
        ...said(path, fault),
      };
    case 'no-interpreter':
      return { ...interpreterWording(path, fault), ...said(path, { kind: fault.why }) };
    case 'foreign':
      return {
        message: phrase`${path} in the rootfs is for ${architectureOf(fault.elf)}, which this host does not run`,
        note: phrase`has a ${path} for ${architectureOf(fault.elf)}`,
        ...said(path, fault.shell),
      };
    case 'empty':
      return {
        message: phrase`${path} in the rootfs is empty`,
        note: phrase`has an empty ${path}`,
        ...said(path, fault.shell),
      };
  }
}

type Lacking = Extract<InitFault, { kind: 'no-interpreter' }>;

function interpreterWording(path: string, { needs, why }: Lacking): Wording {
  switch (why) {
    case 'missing':
      return {
        message: phrase`${path} in the rootfs needs ${needs}, which does not exist there`,
        note: phrase`has no ${needs}`,
      };
    case 'not-executable':
      return {
        message: phrase`${path} in the rootfs needs ${needs}, which is not executable`,
        note: phrase`has a ${needs} that is not an executable file`,
      };
    case 'no-loader':
      return {
        message: phrase`${path} in the rootfs needs ${needs}, which cannot load it`,
        note: phrase`has a ${needs} that is not a program for this host`,
      };
  }
}

/** LXC prints nothing where a shell runs it instead, and ends. */
function said(path: string, fault: Pick<ExecFault, 'kind'> | undefined): Pick<Wording, 'lxcMessage'> {
  const error = fault && errors[fault.kind];
  return error === undefined ? {} : { lxcMessage: `${error} - Failed to exec "${path}"` };
}

const errors: Readonly<Partial<Record<ExecFault['kind'], string>>> = {
  missing: 'No such file or directory',
  'not-executable': 'Permission denied',
  foreign: 'Exec format error',
};

/** What a person can do about it. */
export function initRemedy(fault: Exclude<InitFault, { kind: 'not-executable' }>): Manual {
  switch (fault.kind) {
    case 'missing':
      return manual(
        phrase`fill the rootfs (lxc-create makes and fills one), or set lxc.init.cmd to its init`,
      );
    case 'no-interpreter':
      return manual(phrase`install ${fault.needs} in the rootfs, or set lxc.init.cmd to another init`);
    case 'foreign':
      return manual(
        phrase`create the container again for the architecture of this host, or register an emulator with binfmt_misc`,
      );
    case 'empty':
      return manual(phrase`unpack the rootfs again (check whether other files are empty too)`);
  }
}
