import { reaches } from '../../model/severity.ts';
import type { Report } from '../report.ts';
import type { Judged } from './format.ts';

/** The exit codes of a monitoring plugin, by its states (Monitoring Plugins Development Guidelines). */
export const pluginExit = { OK: 0, WARNING: 1, CRITICAL: 2, UNKNOWN: 3 } as const;

export type PluginState = keyof typeof pluginExit;

/** The worst of what was found decides; what could not be checked only where that is nothing. */
export function pluginState(
  { findings }: Report,
  { failOn, exitCode }: Pick<Judged, 'failOn' | 'exitCode'>,
): PluginState {
  const counted = findings.filter(({ severity }) => reaches(severity, failOn));
  if (counted.some(({ severity }) => severity === 'error')) return 'CRITICAL';
  if (counted.length > 0) return 'WARNING';
  return exitCode === 0 ? 'OK' : 'UNKNOWN';
}
