import { readFileSync } from 'node:fs';
import fg from 'fast-glob';
import ts from 'typescript';
import { rules } from '../../rules/index.ts';
import type { Rules } from '../../src/model/rule.ts';

const sources = () => fg(['src/**/*.ts', 'rules/*.ts']);

/** Every pattern of the program's own: those of its phrases, as they stand in the sources, and the titles of its rules. */
export async function extractPatterns(): Promise<Set<string>> {
  const files = await sources();
  const titles = Object.values(rules as Rules).map(({ title }) => title);
  return new Set([
    ...titles,
    ...files.sort().flatMap((file) => patternsIn(file, readFileSync(file, 'utf8'))),
  ]);
}

/** `FILE: WORDS` for each piece of English that is put into a phrase as a value, where no language could replace it. */
export async function gluedPieces(): Promise<string[]> {
  const files = await sources();
  return files.sort().flatMap((file) =>
    phrasesIn(file, readFileSync(file, 'utf8'))
      .flatMap(({ template }) => (ts.isTemplateExpression(template) ? template.templateSpans : []))
      .flatMap(({ expression }) => pieces(expression))
      .map((piece) => `${file}: ${piece}`),
  );
}

const patternsIn = (file: string, text: string): string[] =>
  phrasesIn(file, text).map(({ template }) => patternOf(template));

function phrasesIn(file: string, text: string): ts.TaggedTemplateExpression[] {
  const found: ts.TaggedTemplateExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'phrase') found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

/** Words that stand in the code of a value, but for those in a phrase of their own and what joins a list of names. */
function pieces(node: ts.Node): string[] {
  // What a value is compared with is not printed.
  if (ts.isTaggedTemplateExpression(node) || isComparison(node)) return [];
  const words = ts.isStringLiteral(node) || ts.isTemplateLiteral(node) ? node.getText().slice(1, -1) : '';
  const isPiece = /(^|\s)[a-z]{2,}(\s|$)|^\s|\s$/.test(words) && words !== ', ';
  const below: string[] = [];
  ts.forEachChild(node, (child) => {
    below.push(...pieces(child));
  });
  return isPiece ? [words, ...below] : below;
}

const patternOf = (template: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.templateSpans.reduce(
        (pattern, { literal }, index) => `${pattern}{${index}}${literal.text}`,
        template.head.text,
      );

const isComparison = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node) &&
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
    node.operatorToken.kind,
  );
