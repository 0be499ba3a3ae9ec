import { createHash } from 'node:crypto';
import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Taken } from '../../contract';
import { filmName } from './film-name.rules';
import type { RecordingDeps, RecordingRefusal } from './recording-deps';
import type { KeptRecording } from './recording-row-store';

/** As long as it takes to click; a load that has begun goes on. */
const MINUTES = 15;
const TOKEN_BYTES = 32;

/** What of a token is kept. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Makes links by which a recording is loaded as plain films, one for each set of parameters; who took it is on record. */
export async function takeRecording(
  deps: RecordingDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Taken, RecordingRefusal>> {
  const recording = await deps.recordings.find(deps.database, actor.stations, id);
  if (!recording || recording.state === 'gone') return err('STREAMING.RECORDING_NOT_FOUND');
  const { state, ref, driver } = recording;
  // What grows would be another film with each range of it that is asked for.
  if (state !== 'ready' || ref === null) return err('STREAMING.RECORDING_STATE', { state });
  return driver === 'mux' ? fromDriver(deps, actor, { recording, ref }) : fromDisk(deps, actor, { recording, ref });
}

type Wanted = { readonly recording: KeptRecording; readonly ref: string };

async function fromDisk(
  deps: RecordingDeps,
  actor: StaffActor,
  { recording, ref }: Wanted,
): Promise<Result<Taken, RecordingRefusal>> {
  const known = await deps.works.read(ref);
  if (!known || known.epochs.length === 0) return err('STREAMING.RECORDING_STATE', { state: recording.state });
  const { id, station } = recording;
  const until = new Date(deps.clock.now().getTime() + MINUTES * 60_000);
  const files = known.epochs.map((epoch, index) => {
    const token = Buffer.from(deps.random.bytes(TOKEN_BYTES)).toString('base64url');
    const name = filmName(recording, known.epochs.length > 1 ? index + 1 : undefined);
    return { epoch, token, name, url: `/take/${token}/${encodeURIComponent(name)}` };
  });
  await deps.database.transaction(async (tx) => {
    for (const { epoch, token } of files) {
      const hash = hashOfToken(token);
      await deps.takings.insert(tx, { hash, recording: id, ref, station, epoch, person: actor.id, until });
    }
    note(deps, tx, { actor, recording });
  });
  return ok({ files: files.map(({ name, url }) => ({ name, url })), until: until.toISOString() });
}

async function fromDriver(
  deps: RecordingDeps,
  actor: StaffActor,
  { recording, ref }: Wanted,
): Promise<Result<Taken, RecordingRefusal>> {
  const driver = deps.drivers.named(recording.driver);
  if (!driver) return err('STREAMING.NOT_OFFERED', { what: recording.driver });
  const got = await driver.recordings.download(ref);
  if (!got.ok) return got;
  const { value } = got;
  if ('preparing' in value) return ok(value);
  await deps.database.transaction(async (tx) => {
    note(deps, tx, { actor, recording });
  });
  return ok({ files: [{ name: filmName(recording), url: value.url }], until: value.until.toISOString() });
}

function note(
  { ledger }: RecordingDeps,
  tx: Parameters<RecordingDeps['ledger']['append']>[0],
  { actor, recording }: { readonly actor: StaffActor; readonly recording: KeptRecording },
): void {
  const { id, version, bytes, seconds } = recording;
  ledger.append(tx, {
    ...{ actor, action: 'streaming-recording.taken', subject: id, version: String(version) },
    facts: { bytes, seconds },
  });
}
