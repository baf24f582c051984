import { readFileSync } from 'node:fs';
import fg from 'fast-glob';
import ts from 'typescript';
import { causes } from '../../causes/index.ts';
import { rules } from '../../rules/index.ts';
import type { Causes } from '../../src/model/cause.ts';
import type { Rules } from '../../src/model/rule.ts';

/** A text that a person reads, and the file that has it. */
export interface ProductString {
  readonly file: string;
  readonly text: string;
}

/** Where strings are printed that are no phrases: the command line, its errors, and the scripts that fixes write. */
const printing = [
  'src/{cli,commands,run,configuration,suppression}/**/*.ts',
  'src/fix/render/*.ts',
  'src/remedies/**/*.ts',
];

/** What the program prints, as its sources have it, and the words of its rules and causes. */
export async function productStrings(): Promise<ProductString[]> {
  const phrases = await fg(['src/**/*.ts', 'rules/*.ts']);
  const others = new Set(await fg(printing));
  const fromSources = phrases
    .sort()
    .flatMap((file) => stringsIn(file, others.has(file)).map((text) => ({ file, text })));
  const fromRules = Object.entries(rules as Rules).flatMap(
    ([id, { title, why, remedy = '', fault = '', notes = [] }]) =>
      [title, why, remedy, fault, ...notes].map((text) => ({ file: `rules/${id}.ts`, text })),
  );
  const fromCauses = Object.entries(causes as Causes).flatMap(
    ([id, { title, why, remedy, tell, only = '' }]) =>
      [title, why, remedy, tell, only].map((text) => ({ file: `causes/${id}.ts`, text })),
  );
  return [...fromSources, ...fromRules, ...fromCauses];
}

/** Of a template, the text around its values. */
function stringsIn(file: string, all: boolean): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isPhrase = ts.isTaggedTemplateExpression(node.parent ?? node) && all === false;
    if (ts.isImportDeclaration(node)) return;
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'phrase')
      found.push(textOf(node.template));
    else if (all && !isPhrase && (ts.isStringLiteral(node) || ts.isTemplateLiteral(node)))
      found.push(textOf(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return found.filter((text) => text.includes(' '));
}

const textOf = (node: ts.StringLiteral | ts.TemplateLiteral): string =>
  ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
    : node.text;
