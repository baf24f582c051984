import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { eyes } from './as-user.ts';

/** Who reads the config: its user, or, for a file that is judged on its own, whoever asks. */
export const reader: Fact<'container', Host> = {
  of: 'container',
  look: (host, _container, know) => (know(alone) ? host : know(eyes)),
};

/** Whether only config files are judged, and not the machine around them. */
export const alone: Fact<'machine', boolean> = {
  of: 'machine',
  look: (_host, machine) => machine.alone === true,
};
