import { type Line, lines } from '../../base/place.ts';
import type { Fact } from '../../model/fact.ts';
import { configHost } from '../access/config-reader.ts';

/** The lines of the container's own config, without those of included files, which are not the container's alone. */
export const ownLines: Fact<'container', readonly Line[]> = {
  subject: 'container',
  gather: (_host, { config }, know) => lines(config, know(configHost).read(config) ?? ''),
};
