import type { AnyCatalog, ErrorEntry } from '../kernel';
import { compiledExports, rootOf, serverWorkspaces, writeOrCheck } from './generated-section';

const INTRODUCTION = `# Refusals

Written by \`npm run errors\` from every \`contract/errors.ts\` and \`contract/NOUN-errors.ts\`. A refused request answers with the status, and with a body
\`{ "error": { "code", "message", "details", "requestId" } }\` in the reader's language. Programs go by the code; codes are never
renamed. \`HEARTH.BROKEN\` with status 500 is no refusal: it is a bug of ours, logged under the request id.
`;

/** Where catalogs are declared; the kernel's own come out by its door. */
const CATALOGS = /^(contract\/([a-z-]+-)?errors|kernel\/index)\.js$/;

/** Lists every code that the house can answer with, so that partners need not read our sources. */
function listErrors(args: readonly string[]): void {
  const root = rootOf(args);
  const entries = serverWorkspaces(root)
    .flatMap((workspace) => compiledExports(root, workspace, CATALOGS))
    .filter(isCatalog)
    .flatMap((catalog) => catalog.entries());
  const rows = [['Code', 'Status', '中文', 'English'], ...[...entries].sort(byCode).map(rowOf)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const lines = rows.map((row) => `| ${row.map((cell, column) => padded(cell, widths[column] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const table = [lines[0], rule, ...lines.slice(1)].join('\n');
  writeOrCheck(root, [{ file: 'docs/errors.md', content: `${INTRODUCTION}\n${table}\n` }], args);
}

const byCode = (a: ErrorEntry, b: ErrorEntry): number => (a.code < b.code ? -1 : 1);

const rowOf = ({ code, status, text }: ErrorEntry): readonly string[] => [
  `\`${code}\``,
  String(status),
  text['zh-Hans'].replaceAll('|', '\\|'),
  text.en.replaceAll('|', '\\|'),
];

const WIDE = /[\u2e80-\u303f\u3040-\u9fff\uf900-\ufaff\uff01-\uff60]/g;

/** Prettier lines up tables by columns on the screen, where a Chinese character takes two. */
const widthOf = (cell: string): number => cell.length + (cell.match(WIDE)?.length ?? 0);

const padded = (cell: string, width: number): string => cell + ' '.repeat(width - widthOf(cell));

function isCatalog(value: unknown): value is AnyCatalog {
  return typeof value === 'object' && value !== null && 'namespace' in value && 'entries' in value;
}

listErrors(process.argv.slice(2));
