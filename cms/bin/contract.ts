import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, printSchema } from 'graphql';
import { z } from 'zod';
import type { HttpContract } from '../contract';
import { mergeCatalogs, type AnyCatalog } from '../kernel';
import { openApi } from './contract/open-api';
import { roomEvents } from './contract/room-events';
import { compiledExports, rootOf, serverWorkspaces, writeOrCheck } from './generated-section';

const FOLDER = 'mobile-app/src/contract';

/** Writes what the house promises to apps: its routes, its GraphQL schema, and what goes through its rooms. */
function writeContract(args: readonly string[]): void {
  const root = rootOf(args);
  const exported = (path: RegExp): readonly unknown[] =>
    serverWorkspaces(root).flatMap((workspace) => compiledExports(root, workspace, path));
  const book = mergeCatalogs([
    ...new Set(exported(/^(contract\/([a-z-]+-)?errors|kernel\/index)\.js$/).filter(isCatalog)),
  ]);
  const contracts = exported(/^contract\/index\.js$/).filter(isContract);
  const sdl = exported(/^server\/.*-schema\.js$/).filter((value) => typeof value === 'string');
  const messages = exported(/^contract\/[a-z-]+-room\.js$/).filter((value) => value instanceof z.ZodType);

  writeOrCheck(
    root,
    [
      { file: `${FOLDER}/openapi.json`, content: json(openApi(contracts, (code) => book.status(code))) },
      { file: `${FOLDER}/schema.graphql`, content: `${printSchema(buildSchema(sdl.join('\n')))}\n` },
      { file: `${FOLDER}/events.json`, content: json(roomEvents(messages)) },
    ],
    args,
  );
  writeTypes(root, args);
}

/** The app makes its types of these files with tools of its own, which are there once it is installed. */
function writeTypes(root: string, args: readonly string[]): void {
  const app = join(root, 'mobile-app');
  if (!existsSync(join(app, 'node_modules'))) return;
  const check = args.includes('--check') ? ['--check'] : [];
  execFileSync(process.execPath, [join(app, 'bin/contract.mjs'), ...check], { cwd: app, stdio: 'inherit' });
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function isContract(value: unknown): value is HttpContract {
  return typeof value === 'object' && value !== null && 'tag' in value && 'routes' in value;
}

function isCatalog(value: unknown): value is AnyCatalog {
  return typeof value === 'object' && value !== null && 'namespace' in value && 'entries' in value;
}

writeContract(process.argv.slice(2));
