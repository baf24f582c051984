import ts from 'typescript';

/** One small change of a file, after which something should fail. */
export interface Mutation {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** What stands there instead. */
  readonly text: string;
}

/** All that are known for this file. */
export function mutationsOf(source: ts.SourceFile, checker: ts.TypeChecker, file: string): Mutation[] {
  const found: Mutation[] = [];
  const visit = (node: ts.Node): void => {
    // A type says nothing at run time.
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    for (const { at, end = at.end, text } of changesAt(node, source, checker))
      found.push({ file, start: at.getStart(source), end, text });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

interface Change {
  readonly at: ts.Node;
  /** Where `at` itself ends, unless said otherwise. */
  readonly end?: number;
  readonly text: string;
}

function changesAt(node: ts.Node, source: ts.SourceFile, checker: ts.TypeChecker): Change[] {
  if (ts.isBinaryExpression(node)) return ofOperator(node, source);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [{ at: node, text: node.operand.getText(source) }];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ at: node, text: 'false' }];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ at: node, text: 'true' }];
  if (ts.isCallExpression(node)) return ofCall(node);
  return conditionsOf(node).flatMap((each) => negated(each, source, checker));
}

const operators: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
]);

/** Plus is for texts as well, so only where a number stands beside it. */
const sums: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
]);

function ofOperator(node: ts.BinaryExpression, source: ts.SourceFile): Change[] {
  const { left, operatorToken: at, right } = node;
  if (at.kind === ts.SyntaxKind.QuestionQuestionToken) return [{ at: node, text: left.getText(source) }];
  const isSum = ts.isNumericLiteral(left) || ts.isNumericLiteral(right);
  const text = operators.get(at.kind) ?? (isSum ? sums.get(at.kind) : undefined);
  return text === undefined ? [] : [{ at, text }];
}

const methods: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['min', 'max'],
  ['max', 'min'],
]);

function ofCall({ expression }: ts.CallExpression): Change[] {
  if (!ts.isPropertyAccessExpression(expression)) return [];
  const text = methods.get(expression.name.text);
  return text === undefined ? [] : [{ at: expression.name, text }];
}

/** What is decided by, or returned, here. */
function conditionsOf(node: ts.Node): ts.Expression[] {
  if (ts.isIfStatement(node)) return [node.expression];
  if (ts.isConditionalExpression(node)) return [node.condition];
  if (ts.isReturnStatement(node)) return node.expression ? [node.expression] : [];
  return ts.isArrowFunction(node) && !ts.isBlock(node.body) ? [node.body] : [];
}

/** Operators have changes of their own. */
function negated(at: ts.Expression, source: ts.SourceFile, checker: ts.TypeChecker): Change[] {
  if (ts.isBinaryExpression(at) || ts.isPrefixUnaryExpression(at)) return [];
  const isCondition = (checker.getTypeAtLocation(at).flags & ts.TypeFlags.BooleanLike) !== 0;
  const isLiteral = at.kind === ts.SyntaxKind.TrueKeyword || at.kind === ts.SyntaxKind.FalseKeyword;
  return isCondition && !isLiteral ? [{ at, text: `!(${at.getText(source)})` }] : [];
}
