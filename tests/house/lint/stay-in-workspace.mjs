/** A workspace is entered by its door (`exports`), never through the window: no relative path leaves it, no feature reads another. */
import { dirname, relative, resolve, sep } from 'node:path';

/** The workspace a file belongs to: `cms`, `plugins/NAME`, `mobile-app`, or the house itself. */
function workspaceOf(root, file) {
  const [first = '', second = ''] = relative(root, file).split(sep);
  if (first === 'plugins') return `plugins/${second}`;
  return first === 'cms' || first === 'mobile-app' ? first : 'the house';
}

const TEST = /\.test\.tsx?$|\/testing\//;

const featureOf = (path) => /mobile-app\/src\/features\/([^/]+)/.exec(path.split(sep).join('/'))?.[1];

function visitImports(visit) {
  const fromSource = (node) => node.source && visit(node.source, node.source.value);
  return {
    ImportDeclaration: fromSource,
    ExportNamedDeclaration: fromSource,
    ExportAllDeclaration: fromSource,
    ImportExpression: fromSource,
    TSImportType: (node) => visit(node, node.source?.value ?? node.argument?.literal?.value),
    'CallExpression[callee.name="require"][arguments.0.type="Literal"]': (node) => visit(node, node.arguments[0].value),
  };
}

export const stayInWorkspace = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { root: { type: 'string' } }, additionalProperties: false }],
    messages: {
      leaves: '{{from}} reaches into the files of {{to}}: import what its package.json exports instead.',
      feature: 'Feature {{from}} reads feature {{to}}: features meet in src/app or share through src/ui and src/data.',
    },
  },
  create(context) {
    const { root } = context.options[0];
    const own = workspaceOf(root, context.filename);
    const ownFeature = featureOf(context.filename);
    return visitImports((node, source) => {
      if (typeof source !== 'string') return;
      const path = source.startsWith('.')
        ? resolve(dirname(context.filename), source)
        : source.replace(/^@\//, `${root}/mobile-app/src/`);
      const target = workspaceOf(root, path);
      // A test beside the code, and what builds its world in testing/, stands on the booted host of tests/host, which no product code may reach.
      const onTestHost = TEST.test(context.filename) && relative(root, path).startsWith(`tests${sep}`);
      if (source.startsWith('.') && target !== own && !onTestHost) {
        context.report({ node, messageId: 'leaves', data: { from: own, to: target } });
      }
      const feature = featureOf(path);
      if (ownFeature && feature && feature !== ownFeature) {
        context.report({ node, messageId: 'feature', data: { from: ownFeature, to: feature } });
      }
    });
  },
};
