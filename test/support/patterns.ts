import { readFileSync } from 'node:fs';
import fg from 'fast-glob';
import ts from 'typescript';

/** A regular expression of the program's own. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
  /** `FILE:LINE`, the first of them. */
  readonly at: string;
  /** It is looked for again behind each match. */
  readonly again: boolean;
}

/** Every one that is written down in src and rules, each once. */
export async function patterns(): Promise<Pattern[]> {
  const files = await fg(['src/**/*.ts', 'rules/*.ts']);
  const all = new Map<string, Pattern>();
  for (const file of files.sort()) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const at = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      const found = written(node, at);
      const key = found && JSON.stringify([found.source, found.flags, found.again]);
      if (key !== undefined && !all.has(key)) all.set(key, found as Pattern);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...all.values()];
}

function written(node: ts.Node, at: string): Pattern | undefined {
  if (ts.isRegularExpressionLiteral(node)) {
    const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
    return { source, flags, at, again: flags.includes('g') || isSplitAt(node) };
  }
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'RegExp') return undefined;
  const [source, flags] = node.arguments ?? [];
  // Made of one that has a name, which is written down elsewhere.
  if (source === undefined || ts.isIdentifier(source)) return undefined;
  const given = flags && ts.isStringLiteral(flags) ? flags.text : '';
  return { source: wordsOf(source, at), flags: given, at, again: given.includes('g') };
}

const isSplitAt = ({ parent }: ts.Node): boolean =>
  ts.isCallExpression(parent) &&
  ts.isPropertyAccessExpression(parent.expression) &&
  parent.expression.name.text === 'split';

/** With a word in the place of what is put in. */
function wordsOf(node: ts.Expression, at: string): string {
  if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isStringLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) throw new Error(`${at}: what pattern is that?`);
  return node.head.text + node.templateSpans.map(({ literal }) => `word${literal.text}`).join('');
}
