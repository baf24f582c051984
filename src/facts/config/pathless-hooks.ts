import type { LineInForce } from '../../lxc/config/settings/lines-in-force.ts';
import { isPathless } from '../../lxc/hooks.ts';
import type { Fact } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { linesInForce } from './lines-in-force.ts';

/** The hooks of a file on its own that are found by the PATH of whoever starts the container, if at all. */
export const pathlessHooks: Fact<'container', readonly LineInForce[]> = {
  subject: 'container',
  gather: (_host, _container, know) => (know(configOnly) ? know(linesInForce).filter(isPathless) : []),
};
