import { type Phrase, phrase } from '../base/phrase.ts';
import type { Platform } from './platform.ts';

/** For rules about controllers with hierarchies of their own, which only cgroup v1 has. */
export const onlyV1 = ({ layout }: Platform): Phrase | undefined =>
  layout === 'v2' ? phrase`this host has only cgroup v2, which has no such thing` : undefined;

/** For rules about the unified hierarchy of cgroup v2, where it has the controllers. */
export const onlyV2 = ({ layout }: Platform): Phrase | undefined =>
  layout === 'v1' || layout === 'hybrid' ? phrase`this host has its controllers on cgroup v1` : undefined;
