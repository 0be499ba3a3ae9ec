/** Logs leave the house (files, collectors, vendors), so what identifies a person or opens a door never enters a log call. */

const METHODS = new Set(['trace', 'debug', 'verbose', 'http', 'info', 'log', 'warn', 'error', 'fatal', 'child']);
const LOGGER = /^(log|logger)$/i;
const PERSONAL =
  /^(code|otp|pin|cookie|authorization|address|realName|openid|unionid)$|phone|mobileNumber|e-?mail|passw(or)?d|token|secret|idNumber|idCard|bankAccount|streamKey/i;

/** `codeCount` or `tokenHash` tell nobody anything; only the bare thing is refused. */
const HARMLESS = /(Hash|Id|Count|Length|Kind|At)$/;

const isPersonal = (name) => PERSONAL.test(name) && !HARMLESS.test(name);

function isLogger(node) {
  if (node.type === 'Identifier') return LOGGER.test(node.name);
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' && LOGGER.test(node.property.name);
}

function nameOfKey(property) {
  if (property.key?.type === 'Identifier' && !property.computed) return property.key.name;
  return property.key?.type === 'Literal' ? String(property.key.value) : '';
}

/** Where a log argument may carry values. A nested call is a boundary, because it may mask what it is given. */
const PARTS = {
  ObjectExpression: (node) => node.properties,
  Property: (node) => [node.value],
  SpreadElement: (node) => [node.argument],
  ArrayExpression: (node) => node.elements,
  TemplateLiteral: (node) => node.expressions,
  BinaryExpression: (node) => [node.left, node.right],
};

const NAMES = {
  Identifier: (node) => node.name,
  MemberExpression: (node) => (node.property.type === 'Identifier' ? node.property.name : ''),
  Property: nameOfKey,
};

function personalParts(node) {
  if (!node) return [];
  const name = NAMES[node.type]?.(node) ?? '';
  if (isPersonal(name)) return [{ node, name }];
  return (PARTS[node.type]?.(node) ?? []).flatMap(personalParts);
}

export const noPersonalDataInLogs = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { personal: '"{{name}}" must not enter a log: log an id, a count, or a masked form made by a function.' },
  },
  create(context) {
    return {
      CallExpression(call) {
        const { callee } = call;
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        if (!METHODS.has(callee.property.name) || !isLogger(callee.object)) return;
        for (const argument of call.arguments) {
          for (const { node, name } of personalParts(argument)) {
            context.report({ node, messageId: 'personal', data: { name } });
          }
        }
      },
    };
  },
};
