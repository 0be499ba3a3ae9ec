/** Kernel, contract and rules are read more often than changed: each exported name says in one sentence what it is for. */

const DECLARATIONS = new Set([
  'FunctionDeclaration',
  'VariableDeclaration',
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
  'ClassDeclaration',
  'TSEnumDeclaration',
  'TSDeclareFunction',
]);

const nameOf = (declaration) => declaration.id?.name ?? declaration.declarations?.[0]?.id?.name ?? 'this export';

export const documentedExports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { undocumented: '{{name}} is exported without a sentence that says what it is for (/** … */ above it).' },
  },
  create(context) {
    const seen = new Set();
    return {
      ExportNamedDeclaration(node) {
        if (!node.declaration || !DECLARATIONS.has(node.declaration.type)) return;
        const name = nameOf(node.declaration);
        const comment = context.sourceCode.getCommentsBefore(node).at(-1);
        const documented = comment?.type === 'Block' && comment.value.startsWith('*');
        // The implementation after documented overloads, or a type and its schema of one name, need no second sentence.
        if (documented) seen.add(name);
        else if (!seen.has(name)) context.report({ node, messageId: 'undocumented', data: { name } });
      },
    };
  },
};
