import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { equalTranslations, knownCodes } from './checks/language';
import { namedFolders, noSourceFolder, readmes } from './checks/layout';
import { completeLock } from './checks/lock';
import { verifiedMachines } from './checks/machines';
import { exactVersions, oneStrapi, reasonedDependencies } from './checks/packages';
import type { Check } from './checks/problem';
import { strictEverywhere } from './checks/strictness';
import { dependencies, format, generatedDocuments, lint, types } from './checks/tools';
import { wording } from './checks/wording';

/** `file: rule` for each kind of breach that a check finds in a house made to break its rules. */
function found(house: string, ...checks: readonly Check[]): readonly string[] {
  const root = join(__dirname, 'fixtures', house);
  return [...new Set(checks.flatMap((check) => check(root).map(({ file, rule }) => `${file}: ${rule}`)))].sort();
}

/** What the fixtures break, one file for each rule; every other file in them is sound and must not be named. */
const expected = (breaches: Readonly<Record<string, string>>, folder = ''): readonly string[] =>
  Object.entries(breaches)
    .map(([file, rule]) => `${folder}${file}: ${rule}`)
    .sort();

/** What oxlint is told of the rules that ask about types. */
const typedRules = ((): Readonly<Record<string, unknown>> => {
  const file = join(__dirname, 'lint/typed-rules.jsonc');
  const { config } = ts.parseConfigFileTextToJson(file, readFileSync(file, 'utf8'));
  return (config as { overrides: [{ rules: Record<string, unknown> }] }).overrides[0].rules;
})();

/** Those that are asked; each has a file in `typed/` of its name that breaks it. */
const asked = Object.keys(typedRules).filter((rule) => typedRules[rule] !== 'off');

/** Oxlint does not have these, and the house has neither enums of TypeScript nor classes but errors. */
const NOT_MADE = ['no-unsafe-class-instance-assignment', 'no-unsafe-enum-assignment'];

it('asks every rule about types that the presets name, or says why not', () => {
  const presets = [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked];
  const named = presets.flatMap(({ rules = {} }) => Object.keys(rules).map((rule) => rule.split('/')[1] ?? ''));
  const unasked = named.filter((rule) => asksAboutTypes(rule) && !(`typescript/${rule}` in typedRules));
  expect([...new Set(unasked)].sort()).toEqual(NOT_MADE);
});

function asksAboutTypes(name: string): boolean {
  const { rules } = tseslint.plugin as {
    rules?: Record<string, { meta: { docs?: { requiresTypeChecking?: boolean } } }>;
  };
  return rules?.[name]?.meta.docs?.requiresTypeChecking === true;
}

it('finds what breaks each rule and budget of the linters, and nothing else', () => {
  expect(found('lint', lint)).toEqual(
    [
      ...expected(
        {
          'cast.ts': 'house/cast-with-reason',
          'claimTip.ts': 'unicorn/filename-case',
          'clock.ts': 'no-restricted-syntax',
          'complexity.ts': 'complexity',
          'console.ts': 'no-console',
          'deep-import.ts': 'no-restricted-imports',
          'default-export.ts': 'no-restricted-syntax',
          'depth.ts': 'max-depth',
          'disabled-for-nothing.ts': 'eslint',
          'explicit-any.ts': '@typescript-eslint/no-explicit-any',
          'floating-promise.ts': 'typescript/no-floating-promises',
          'four-parameters.ts': '@typescript-eslint/max-params',
          'leaves-workspace.ts': 'house/stay-in-workspace',
          'log-personal-data.ts': 'house/no-personal-data-in-logs',
          'log-template.ts': 'house/no-personal-data-in-logs',
          'long-file.ts': 'max-lines',
          'long-function.ts': 'max-lines-per-function',
          'misused-promise.ts': 'typescript/no-misused-promises',
          'silent-switch.ts': 'typescript/switch-exhaustiveness-check',
          'strapi-documents.ts': 'no-restricted-syntax',
          'strapi-global.ts': 'no-restricted-globals',
          'tip.rules.ts': 'house/documented-exports',
          'typed-disabled-for-nothing.ts': 'oxlint',
          'value-import-of-type.ts': '@typescript-eslint/consistent-type-imports',
        },
        'cms/server/tips/',
      ),
      ...expected(
        { 'other-feature.ts': 'house/stay-in-workspace', 'raw-text.ts': 'no-restricted-imports' },
        'mobile-app/src/features/story/',
      ),
      ...asked.map((rule) => `cms/server/typed/${rule.replace('typescript/', '')}.ts: ${rule}`),
    ].sort(),
  );
});

it('finds each dependency that points the wrong way, and nothing else', () => {
  expect(found('imports', dependencies)).toEqual(
    [
      ...expected({
        'cms/kernel/kernel-imports-contract.ts': 'kernel-stands-alone',
        'cms/contract/contract-imports-platform.ts': 'contract-names-the-platform',
        'cms/contract/contract-imports-node.ts': 'contract-is-only-words',
        'cms/platform/platform-imports-server.ts': 'platform-knows-no-newsroom',
        'cms/server/server-imports-bin.ts': 'server-stands-on-platform',
        'cms/server/core-imports-plugin.ts': 'core-knows-no-plugin',
        'cms/server/server-imports-admin.ts': 'server-never-imports-admin',
        'cms/server/server-imports-app.ts': 'app-stands-alone',
        'plugins/shop/server/plugin-imports-deep.ts': 'plugin-enters-by-the-door',
        'plugins/shop/server/plugin-imports-kitchen.ts': 'plugin-enters-by-the-door',
        'plugins/shop/server/plugin-imports-plugin.ts': 'plugins-meet-in-contracts',
        'plugins/shop/server/undeclared.ts': 'declared-dependencies',
        'plugins/shop/admin/admin-imports-server.tsx': 'admin-never-imports-server',
        'mobile-app/src/app-imports-contract.ts': 'app-imports-no-server',
      }),
      ...expected(
        {
          'refund.machine.ts': 'machines-and-rules-are-pure',
          'refund.rules.ts': 'machines-and-rules-are-pure',
          'verb-takes-the-store-itself.ts': 'verbs-take-what-they-need',
          'verb-imports-platform.ts': 'verbs-take-what-they-need',
          'verb-imports-knex.ts': 'sql-lives-in-stores',
          'cycle-back.ts': 'no-cycles',
          'orphan.ts': 'no-orphans',
          'unresolvable.ts': 'no-unresolvable',
        },
        'plugins/shop/server/orders/',
      ),
    ].sort(),
  );
});

it('finds what each compiler flag is there for', () => {
  expect(found('types', types)).toEqual(
    expected({
      'fall-through.ts': 'TS7029',
      'implicit-any.ts': 'TS7006',
      'implicit-return.ts': 'TS7030',
      'index-signature.ts': 'TS4111',
      'inexact-optional.ts': 'TS2375',
      'isolated.ts': 'TS1205',
      'maybe-null.ts': 'TS18047',
      'silent-override.ts': 'TS4114',
      'unchecked-index.ts': 'TS2322',
      'unused-local.ts': 'TS6133',
      'unused-parameter.ts': 'TS6133',
    }),
  );
});

it('finds what breaks layout, packages, strictness, wording and format', () => {
  const everyOther = [
    noSourceFolder,
    namedFolders,
    readmes,
    exactVersions,
    oneStrapi,
    reasonedDependencies,
    strictEverywhere,
    wording,
    equalTranslations,
    knownCodes,
    completeLock,
    verifiedMachines,
  ];
  expect(found('layout', ...everyOther)).toEqual(
    [
      ...expected({
        'src/index.ts': 'no-src',
        'cms/server/utils/dates.ts': 'named-folders',
        'cms/server/tips/helpers.ts': 'named-folders',
        'plugins/nameless/README.md': 'readme',
        'package.json': 'exact-version',
        'docs/decisions/0002-dependencies.md': 'reasoned-dependency',
        'cms/tsconfig.json': 'strict',
        'cms/server/tips/unfinished.ts': 'todo-with-issue',
        'cms/server/tips/focused.test.ts': 'no-focus',
        'cms/server/tips/skipped.test.ts': 'no-focus',
        'docs/machine.md': 'machine-path',
        'package-lock.json': 'foreign-registry',
        'cms/server/tips/unknown-code.ts': 'known-code',
        'cms/server/tips/tip.machine.ts': 'verified-machine',
        'cms/admin/translations/en.json': 'translation',
        'plugins/nameless/admin/translations/zh.json': 'translation',
        'mobile-app/locales/en.json': 'translation',
      }),
      'package-lock.json: complete-lock',
      'package.json: one-strapi',
      'package.json: reasoned-dependency',
    ].sort(),
  );
  expect(found('layout', format)).toContain('badly-formatted.ts: format');
});

it('finds documents that no longer say what the code says', () => {
  expect(found('docs', types)).toEqual([]);
  expect(found('docs', generatedDocuments)).toEqual([
    'docs/errors.md: errors',
    'mobile-app/src/contract/events.json: contract',
    'mobile-app/src/contract/openapi.json: contract',
    'mobile-app/src/contract/schema.graphql: contract',
    'plugins/tips/README.md: diagrams',
  ]);
});
