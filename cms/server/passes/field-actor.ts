import { FIELD_REPORT, type ReaderActor, type StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { PassDeps } from './pass-deps';

/** Why a phone speaks for nobody. */
export type NoPass = Refusal<'FIELD.NO_PASS', undefined>;

/**
 * Whom a sign-in of the app speaks for at this moment: the sign-in lives, the pass was not taken back, the person works here and is
 * still somebody who is sent. They act as themselves, with their own name in the ledger, and reach nothing but their own tasks.
 */
export async function fieldActor(
  deps: Pick<PassDeps, 'passes' | 'readers' | 'people' | 'roster' | 'stations'>,
  reader: ReaderActor,
): Promise<Result<StaffActor, NoPass>> {
  if (reader.session === undefined || !(await deps.readers.stillSignedIn(reader))) return err('FIELD.NO_PASS');
  const pass = await deps.passes.ofSession(reader.session);
  if (pass?.reader !== reader.id) return err('FIELD.NO_PASS');
  const [person] = await deps.people.byIds([pass.person]);
  if (!person?.active || !(await deps.roster.powersOf(person.id)).includes(FIELD_REPORT)) return err('FIELD.NO_PASS');
  await deps.passes.seen(pass.id);
  const { id, name, station, roles } = person;
  return ok({
    kind: 'staff',
    id,
    name: name['zh-Hans'],
    station,
    stations: await deps.stations.visible(station),
    roles,
  });
}
