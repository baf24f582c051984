import type { Color, ExplainOptions, ListFormat } from '../run/options.ts';
import { type ScopeArgs, sourceOf } from './scoped.ts';

interface ExplainArgs extends Pick<ScopeArgs, 'user' | 'root' | 'snapshot'> {
  about: string[];
  noHost: boolean;
  format: ListFormat;
  color: Color;
}

export const explainOptionsFrom = (
  { about, user, noHost, format, color, ...args }: ExplainArgs,
  run: readonly string[],
): ExplainOptions => ({
  command: 'explain',
  about,
  run,
  source: sourceOf(args),
  users: user,
  look: !noHost,
  format,
  color,
});
