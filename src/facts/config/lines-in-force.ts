import { linesInForce as inForce, type LineInForce } from '../../lxc/config/settings/lines-in-force.ts';
import type { Fact } from '../../model/fact.ts';
import { lxc } from '../install/lxc-version.ts';
import { parsedConfig, settings } from './config.ts';

/** The lines of the config that count, with those of the files that it includes. */
export const linesInForce: Fact<'container', readonly LineInForce[]> = {
  subject: 'container',
  gather: (_host, _container, know) => inForce(know(parsedConfig), know(settings), know(lxc)),
};
