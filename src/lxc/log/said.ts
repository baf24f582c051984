import type { Said, SaidOfLines } from './gaps.ts';
import { saidOfConfig } from './said-of-config.ts';
import { saidOfIds } from './said-of-ids.ts';
import { saidOfPaths } from './said-of-paths.ts';
import { comparable } from './template.ts';

export const allSaid: SaidOfLines = { ...saidOfIds, ...saidOfPaths, ...saidOfConfig };

const byLine = new Map(Object.entries(allSaid).map(([line, said]) => [comparable(line), said]));

export const saidOf = (line: string): Said | undefined => byLine.get(comparable(line));
