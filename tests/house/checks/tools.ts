import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Check } from './problem';

const HOUSE = join(__dirname, '../../..');

interface Ran {
  readonly out: string;
  readonly err: string;
}

const ESLINT = 'eslint/bin/eslint.js';
const OXLINT = 'oxlint/bin/oxlint';
const CRUISER = 'dependency-cruiser/bin/dependency-cruise.mjs';
const PRETTIER = 'prettier/bin/prettier.cjs';
const COMPILER = 'typescript-native/bin/tsc';

/** Runs a tool of the house as a process of its own, as people and CI do, with another house as its working folder. */
function run(tool: string, args: readonly string[], root: string): Ran {
  return spawned([join(HOUSE, 'node_modules', tool), ...args], root);
}

function spawned(args: readonly string[], root: string): Ran {
  const { stdout, stderr, error } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error) throw error;
  return { out: stdout, err: stderr };
}

function parsed<Report>(tool: string, { out, err }: Ran): Report {
  try {
    // The report formats of the pinned versions; the tests on fixtures fail when an upgrade changes them.
    return JSON.parse(out) as Report;
  } catch {
    throw new Error(`${tool} gave no report: ${err || out}`);
  }
}

type EslintReport = readonly {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string; readonly line?: number }[];
}[];

/**
 * ESLint on a part of a house, with the configuration that lies in its root: what a file says by itself. Without a cache, which would
 * not know that a rule of the house's own has changed.
 */
const plainLintOf =
  (...paths: readonly string[]): Check =>
  (root) => {
    const args = [...paths, '--no-error-on-unmatched-pattern', '--format', 'json'];
    return parsed<EslintReport>('ESLint', run(ESLINT, args, root)).flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, message, line = 0 }) => ({
        rule: ruleId ?? 'eslint',
        file: relative(root, filePath),
        text: `line ${line}: ${message}`,
      })),
    );
  };

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly code?: string;
    readonly message: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
}

/** Oxlint on a part of a house: the rules that ask the compiler about types, without a program of types in JavaScript. */
const typedLintOf =
  (...paths: readonly string[]): Check =>
  (root) => {
    const args = ['--config', join(root, '.oxlintrc.json'), '--no-error-on-unmatched-pattern', '--format', 'json'];
    const { diagnostics } = parsed<OxlintReport>('oxlint', run(OXLINT, [...args, ...paths], root));
    return diagnostics.map(({ code, message, filename, labels }) => ({
      // `typescript(no-floating-promises)`, and nothing for a directive that switches nothing off.
      rule: code?.replace('(', '/').replace(')', '') ?? 'oxlint',
      file: filename,
      text: `line ${labels[0]?.span.line ?? 0}: ${message}`,
    }));
  };

/** Both linters on a part of a house. */
export const lintOf =
  (...paths: readonly string[]): Check =>
  (root) => [...plainLintOf(...paths)(root), ...typedLintOf(...paths)(root)];

/** Both linters on all of it. */
export const lint: Check = lintOf('.');

interface CruiseReport {
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}

/** The dependency rules of this house, applied to a part of a house and to all that it imports. */
export const dependenciesOf =
  (...paths: readonly string[]): Check =>
  (root) => {
    const args = ['--config', join(HOUSE, '.dependency-cruiser.cjs'), '--output-type', 'json', ...paths];
    const report = parsed<CruiseReport>('dependency-cruiser', run(CRUISER, args, root));
    return report.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      file: from,
      text: `imports ${to}`,
    }));
  };

/** The dependency rules of this house, applied to all of it. */
export const dependencies: Check = dependenciesOf('.');

/** Files that Prettier would write differently, in a part of a house. */
export const formatOf =
  (...paths: readonly string[]): Check =>
  (root) => {
    const ignore = existsSync(join(root, '.prettierignore')) ? ['--ignore-path', join(root, '.prettierignore')] : [];
    const cache = ['--cache', '--cache-location', join(root, '.cache/prettier')];
    const args = ['--list-different', '--config', join(HOUSE, '.prettierrc.json'), ...ignore, ...cache, ...paths];
    const { out, err } = run(PRETTIER, args, root);
    if (err.includes('[error]')) throw new Error(`Prettier failed: ${err}`);
    return out
      .split('\n')
      .filter(Boolean)
      .map((file) => ({ rule: 'format', file, text: 'npm run format' }));
  };

/** Files of all of it that Prettier would write differently. */
export const format: Check = formatOf('.');

/** The compiler over the whole house; `tsc -b` rebuilds only what is stale. */
export const types: Check = (root) => {
  const projects = ['tsconfig.json', 'tsconfig.admin.json'].filter((file) => existsSync(join(root, file)));
  const { out } = run(COMPILER, ['-b', '--checkers', '1', '--pretty', 'false', ...projects], root);
  return out.split('\n').flatMap((line) => {
    const [, file = '', at = '', rule = '', text = ''] =
      /^(.+?)(?:\((\d+),\d+\))?: error (TS\d+): (.*)$/.exec(line) ?? [];
    return rule ? [{ rule, file, text: `line ${at}: ${text}` }] : [];
  });
};

/** A house without the news app makes no contract for it. */
const hasApp = (root: string): boolean => existsSync(join(root, 'mobile-app/src/contract'));

/** What scripts write into documents, against what they would write now; the house must be compiled. */
export const generatedDocuments: Check = (root) =>
  ['diagrams', 'errors', ...(hasApp(root) ? ['contract'] : [])].flatMap((script) => {
    const { out, err } = spawned([join(HOUSE, `cms/lib/bin/${script}.js`), '--check', '--root', root], root);
    if (err) throw new Error(`npm run ${script} failed: ${err}`);
    return out
      .split('\n')
      .flatMap((line) =>
        line.endsWith(': stale') ? [{ rule: script, file: line.slice(0, -7), text: `npm run ${script}` }] : [],
      );
  });
