/** The code style of the house as ESLint settings. A rule is an error or absent; nobody reads warnings. */
import tseslint from 'typescript-eslint';
import unicorn from 'eslint-plugin-unicorn';
import { castWithReason } from './cast-with-reason.mjs';
import { documentedExports } from './documented-exports.mjs';
import { noPersonalDataInLogs } from './no-personal-data-in-logs.mjs';
import { stayInWorkspace } from './stay-in-workspace.mjs';

const house = {
  rules: {
    'cast-with-reason': castWithReason,
    'documented-exports': documentedExports,
    'no-personal-data-in-logs': noPersonalDataInLogs,
    'stay-in-workspace': stayInWorkspace,
  },
};

const IGNORED = [
  '**/node_modules/**',
  '**/{lib,dist,build,coverage,.cache,.data,.tmp,.strapi,.expo}/**',
  'types/generated/**',
  'public/**',
  'mobile-app/src/contract/**',
  'mobile-app/expo-env.d.ts',
  'tests/house/fixtures/**',
];

const TESTS = ['**/*.test.{ts,tsx}', 'tests/**/*.{ts,tsx}', '**/testing/**/*.ts'];

/** Strapi, Expo Router and tools look for a default export in these places, and only in these. */
const DEFAULT_EXPORT_WANTED = [
  'config/**',
  'database/migrations/**',
  '**/*.config.{js,cjs,mjs,ts}',
  '**/*.d.ts',
  '{cms,plugins/*}/server/index.ts',
  '{cms,plugins/*}/admin/index.{ts,tsx}',
  'mobile-app/src/app/**',
  'mobile-app/index.{ts,tsx,js}',
];

const PRINTING = ['{cms,mobile-app,plugins/*}/{bin,scripts}/**', 'tests/bench/**', 'tests/lab/**/bin/**'];

const budgets = {
  'max-lines': ['error', { max: 250 }],
  'max-lines-per-function': ['error', { max: 50, IIFEs: true }],
  'max-depth': ['error', 3],
  complexity: ['error', 10],
};

const deepImports = {
  patterns: [
    {
      regex: '^@hearth/[^/]+/(lib|bin|server|admin)(/|$)|^@hearth/[^/]+/(kernel|contract|platform)/',
      message: 'Only what a package exports may be imported: its kernel, contract, platform or testing door.',
    },
  ],
};

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration, ExportNamedDeclaration > ExportSpecifier[exported.name="default"]',
  message: 'Named exports only: a default export lets every importer invent another name.',
};

/** Time, chance and ids come in as dependencies, so that a test can say what time it is. */
const injected = [
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'Take the time from the clock in deps.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Take the time from the clock in deps.',
  },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'Take chance from deps.' },
  { selector: 'CallExpression > Identifier.callee[name="randomUUID"]', message: 'Take ids from deps.' },
];

/** Content is read and written where its noun is kept, so that tenancy is in one place. */
const contentInStores = {
  selector: 'MemberExpression[object.name="strapi"][property.name=/^(db|documents|query|entityService)$/]',
  message: 'Strapi documents and tables are touched in a *-store.ts or the platform only.',
};

const javascript = {
  files: ['**/*.{js,mjs,cjs,ts,tsx}'],
  plugins: { unicorn, house },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: {
    ...budgets,
    'max-params': ['error', 3],
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-console': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'no-restricted-globals': [
      'error',
      { name: 'strapi', message: 'The strapi of this process is handed in, never global.' },
    ],
    'no-restricted-imports': ['error', deepImports],
    'no-restricted-syntax': ['error', noDefaultExport],
    'unicorn/filename-case': ['error', { case: 'kebabCase', ignore: [/^\[.+\]\.tsx$/, /^[_+].+\.tsx$/] }],
  },
};

/** What the stock presets get wrong for this house, each with its reason. */
const adjusted = {
  // Interfaces and type aliases both have their place: open ports and closed shapes.
  '@typescript-eslint/consistent-type-definitions': 'off',
  // Strapi's plugin shape asks for hooks even where there is nothing to do.
  '@typescript-eslint/no-empty-function': 'off',
};

const typescript = (root) => ({
  files: ['**/*.{ts,tsx}'],
  extends: [tseslint.configs.strict, tseslint.configs.stylistic],
  rules: {
    ...adjusted,
    'max-params': 'off',
    '@typescript-eslint/max-params': ['error', { max: 3 }],
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    'house/stay-in-workspace': ['error', { root }],
    'house/no-personal-data-in-logs': 'error',
    'house/cast-with-reason': 'error',
  },
});

/** Tests describe at length, assert on what they know is there, and hand broken input to typed doors on purpose. */
const tests = {
  files: TESTS,
  rules: {
    'max-lines-per-function': ['error', { max: 240 }],
    '@typescript-eslint/no-non-null-assertion': 'off',
    'house/cast-with-reason': 'off',
    'house/documented-exports': 'off',
  },
};

const mobile = [
  {
    files: ['mobile-app/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          ...deepImports,
          paths: [
            {
              name: 'react-native',
              importNames: ['Text', 'Pressable', 'TouchableOpacity', 'TouchableHighlight', 'Button', 'TextInput'],
              message: 'Use the parts of src/ui: they carry type scale, touch target, focus and theme.',
            },
          ],
        },
      ],
    },
  },
  { files: ['mobile-app/src/ui/**'], rules: { 'no-restricted-imports': ['error', deepImports] } },
];

export function houseConfig(root) {
  return tseslint.config(
    { ignores: IGNORED },
    javascript,
    typescript(root),
    {
      files: ['{cms,plugins/*}/{contract,platform,server}/**/*.ts', 'cms/kernel/**/*.ts'],
      ignores: ['cms/kernel/{clock,ids,random}.ts', ...TESTS],
      rules: { 'no-restricted-syntax': ['error', noDefaultExport, ...injected] },
    },
    {
      files: ['{cms,plugins/*}/server/**/*.ts'],
      ignores: ['**/*-store.ts', ...TESTS],
      rules: { 'no-restricted-syntax': ['error', noDefaultExport, ...injected, contentInStores] },
    },
    {
      files: ['cms/kernel/**/*.ts', '{cms,plugins/*}/contract/**/*.ts', '**/*.{rules,machine}.ts'],
      rules: { 'house/documented-exports': 'error' },
    },
    // A store is where rows and documents get their types; that is the reason of every cast in it.
    { files: ['**/*-store.ts'], rules: { 'house/cast-with-reason': 'off' } },
    tests,
    ...mobile,
    { files: DEFAULT_EXPORT_WANTED, rules: { 'no-restricted-syntax': 'off' } },
    // Runs in a reader's browser as it is, before anything could be compiled for it.
    { files: ['mobile-app/public/**'], rules: { 'no-var': 'off' } },
    { files: PRINTING, rules: { 'no-console': 'off' } },
    { files: ['**/*.{cjs,js}'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  );
}
