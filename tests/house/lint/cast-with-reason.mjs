/** A cast switches the compiler off, so whoever writes one says in a comment why it holds. `as const` and `satisfies` are no casts. */

/** The comment may stand on the line of the cast, inside its statement, or directly above that statement. */
function statementOf(node) {
  let current = node;
  while (current.parent && !/(Statement|Declaration|PropertyDefinition|Property|JSXElement)$/.test(current.type)) {
    current = current.parent;
  }
  return current;
}

const isConst = (annotation) => annotation.type === 'TSTypeReference' && annotation.typeName.name === 'const';

export const castWithReason = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { reason: 'A cast carries its reason: add a comment above this statement, or narrow the value instead.' },
  },
  create(context) {
    const comments = context.sourceCode.getAllComments();
    const explained = (from, to) => comments.some((c) => c.loc.end.line >= from && c.loc.start.line <= to);
    const check = (node) => {
      if (isConst(node.typeAnnotation)) return;
      const { start } = statementOf(node).loc;
      if (!explained(start.line - 1, node.loc.end.line)) context.report({ node, messageId: 'reason' });
    };
    return { TSAsExpression: check, TSTypeAssertion: check };
  },
};
