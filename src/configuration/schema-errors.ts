import type { ErrorObject } from 'ajv';
import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { didYouMean } from '../base/did-you-mean.ts';

/** A problem of a configuration, and the node that it concerns. */
interface SchemaProblem {
  readonly node: Node;
  readonly words: string;
}

/** In plain words: the schema's own messages say what is forbidden, not what was probably meant. */
export function schemaProblems(error: ErrorObject, tree: Node): SchemaProblem[] {
  const node = nodeAt(tree, error.instancePath);
  const about = (words: string, where: Node = node) => [{ node: where, words }];
  switch (error.keyword) {
    // Both repeat another error.
    case 'propertyNames':
    case 'if':
      return [];
    case 'additionalProperties': {
      const { additionalProperty: word } = error.params;
      const known = Object.keys(error.parentSchema?.['properties'] ?? {});
      return about(`unknown word ${JSON.stringify(word)}${didYouMean(word, known)}`, keyNode(node, word));
    }
    case 'enum': {
      const word = error.propertyName ?? spelled(error.data);
      const { allowedValues: allowed } = error.params;
      const place = error.propertyName === undefined ? node : keyNode(node, word);
      return about(isAboutRule(error) ? noRule(word, allowed) : noneOf(word, allowed), place);
    }
    case 'required':
      return about(`"${error.params['missingProperty']}" is missing`);
    case 'pattern':
      return about(`${JSON.stringify(error.data)} is not a date such as 2027-01-31`);
    case 'minLength':
      return about('it is empty');
    case 'type':
      return about(`this should be ${article(error.params['type'])}`);
    default:
      return about(`it ${error.message}`);
  }
}

const spelled = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

const isAboutRule = ({ schemaPath }: ErrorObject) => schemaPath.startsWith('#/$defs/rule/');

const noRule = (word: string, ids: readonly string[]) =>
  `there is no rule ${word}${didYouMean(word, ids)}; \`lxc-lint rules\` lists them`;

const noneOf = (word: string, allowed: readonly string[]) =>
  `${JSON.stringify(word)} is none of ${allowed.join(', ')}${didYouMean(word, allowed)}`;

const article = (type: string) => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);

/** By a JSON pointer (RFC 6901). */
function nodeAt(tree: Node, pointer: string): Node {
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const steps = names.map((name) => (/^\d+$/.test(name) ? Number(name) : name));
  return findNodeAtLocation(tree, steps) ?? tree;
}

/** The name of a property, as opposed to its value. */
const keyNode = (object: Node, name: string): Node =>
  object.children?.flatMap(({ children = [] }) => children[0] ?? []).find(({ value }) => value === name) ??
  object;
