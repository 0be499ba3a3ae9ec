import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

const ROOT = join(__dirname, '../../..');
const SDK = join(ROOT, 'node_modules/@mux/mux-node');

/** The types of the SDK that say what a request may carry, each with the file it is declared in. */
const TYPES = {
  LiveStreamCreateParams: 'live-streams',
  LiveStreamUpdateParams: 'live-streams',
  LiveStreamCreatePlaybackIdParams: 'live-streams',
  LiveStreamCreateSimulcastTargetParams: 'live-streams',
  AssetCreateParams: 'assets',
  AssetUpdateParams: 'assets',
  AssetCreateTrackParams: 'assets',
  AssetCreateStaticRenditionParams: 'assets',
  AssetUpdateMasterAccessParams: 'assets',
  PlaybackRestrictionCreateParams: 'playback-restrictions',
} as const;

/** The name of a body as the SDK calls it. */
export type BodyName = keyof typeof TYPES;

/** Says what is wrong with a body by the SDK's own types: unknown fields, wrong kinds, values that are none. */
export type Bodies = (name: BodyName, body: unknown) => readonly string[];

/** Reads the schemas, and makes them from the installed SDK when it is another than last time: some three seconds. */
export function muxBodies(): Bodies {
  const schemas = kept() ?? made();
  const ajv = new Ajv({ strict: false, allErrors: true });
  const checks = new Map<string, ValidateFunction>();
  return (name, body) => {
    const check = checks.get(name) ?? ajv.compile(schemas[name] as object);
    checks.set(name, check);
    if (check(body)) return [];
    return (check.errors ?? []).map(({ instancePath, message, params }) =>
      `${instancePath || 'body'} ${message ?? ''} ${JSON.stringify(params)}`.trim(),
    );
  };
}

type Schemas = Readonly<Record<string, unknown>>;

function placeOf(): string {
  // The SDK's own manifest.
  const { version } = JSON.parse(readFileSync(join(SDK, 'package.json'), 'utf8')) as { version: string };
  return join(ROOT, `.cache/mux-schemas/${version}-${Object.keys(TYPES).length}.json`);
}

function kept(): Schemas | undefined {
  const place = placeOf();
  // Written by `made` below.
  return existsSync(place) ? (JSON.parse(readFileSync(place, 'utf8')) as Schemas) : undefined;
}

function made(): Schemas {
  const schemas: Record<string, unknown> = {};
  for (const file of new Set(Object.values(TYPES))) {
    const generator = createGenerator({
      path: join(SDK, `src/resources/video/${file}.ts`),
      tsconfig: join(SDK, 'src/tsconfig.json'),
      skipTypeCheck: true,
      additionalProperties: false,
    });
    for (const [name, from] of Object.entries(TYPES)) if (from === file) schemas[name] = generator.createSchema(name);
  }
  const place = placeOf();
  mkdirSync(dirname(place), { recursive: true });
  // Another worker may be at it too: whoever is last leaves a whole file.
  writeFileSync(`${place}.${process.pid}`, JSON.stringify(schemas));
  renameSync(`${place}.${process.pid}`, place);
  return schemas;
}
