import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { type Line, lines, narrow } from '../base/place.ts';
import { type Configuration, ConfigurationError } from './configuration.ts';
import { isSettled } from './schema-check.ts';
import { schemaProblems } from './schema-errors.ts';

/** Parses a configuration. Throws `ConfigurationError` with a line for each problem. */
export function parseConfiguration(path: string, text: string): Configuration {
  const at = (offset: number) => placeOf(path, text, offset);
  const tree = parsed(path, text, at);
  const { rules = {}, waivers = [], failOn } = nested(path, () => checked(getNodeValue(tree), tree, at));
  return {
    rules,
    waivers: waivers.map(({ rule, reason, subject, expires }, index) => ({
      rule,
      reason,
      subject,
      expires,
      at: wordAt(findNodeAtLocation(tree, ['waivers', index, 'rule']) ?? tree, at),
    })),
    failOn,
  };
}

type At = (offset: number) => Line;

function parsed(path: string, text: string, at: At): Node {
  if (text.trim() === '') throw new ConfigurationError([`${path} is empty: write {} at least`]);
  const broken: ParseError[] = [];
  const tree = nested(path, () => parseTree(text, broken));
  const [first] = broken;
  if (tree && !first) return tree;
  throw new ConfigurationError([`${show(at(first?.offset ?? 0))}: not JSON: ${first && spelledOut(first)}`]);
}

/** Recursion into thousands of brackets overflows the stack. */
function nested<T>(path: string, goDown: () => T): T {
  try {
    return goDown();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ConfigurationError([`${path} is nested too deeply`]);
  }
}

function checked(value: unknown, tree: Node, at: At) {
  if (isSettled(value)) return value;
  const wrong = (isSettled.errors ?? []).flatMap((error) => schemaProblems(error, tree));
  throw new ConfigurationError([
    ...new Set(wrong.map(({ node, words }) => `${show(at(node.offset))}: ${words}`)),
  ]);
}

function placeOf(path: string, text: string, offset: number): Line {
  const before = text.slice(0, offset).split('\n');
  const line = lines(path, text)[before.length - 1] ?? { path, line: before.length, text: '' };
  return narrow(line, before.at(-1)?.length ?? 0, 0);
}

function wordAt({ offset, length }: Node, at: (offset: number) => Line): Line {
  const place = at(offset);
  return narrow(place, (place.column ?? 1) - 1, length);
}

const show = ({ path, line, column }: Line): string => `${path}:${line}:${column}`;

/** `CommaExpected` → `comma expected`. */
const spelledOut = ({ error }: ParseError): string =>
  printParseErrorCode(error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
