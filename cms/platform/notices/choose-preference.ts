import type { NoticeLane, NoticePreference, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { maskPhone, normalisePhone } from '../sms/phones';
import type { NoticeWork } from './notices-deps';
import { preferencesOf, savePreference, type StoredPreference } from './rule-store';

type Deps = Pick<NoticeWork, 'database' | 'vault'> & { openLanes(): readonly NoticeLane[] };
type Shown = NoticePreference & {
  readonly phone: string | null;
  readonly open: NoticeLane[];
  readonly version: number;
};
type Wanted = NoticePreference & { readonly phone?: string | null | undefined; readonly version: number };

const placeOf = (person: string) => ({ table: 'notice_preference', column: 'phone_sealed', row: person });

/** How somebody wants to be told. Whoever never said anything gets what rules say. */
export async function viewPreference(deps: Deps, actor: StaffActor): Promise<Result<Shown, Refusal>> {
  return ok(shown(deps, await kept(deps, actor.id)));
}

/** Says how somebody wants to be told. The number is sealed; only a lane opens it, for one message. */
export async function choosePreference(
  deps: Deps,
  actor: StaffActor,
  wanted: Wanted,
): Promise<Result<Shown, Refusal<'NOTICES.NO_MOBILE' | 'HEARTH.CHANGED_MEANWHILE', undefined>>> {
  const { lanes, quiet, version } = wanted;
  const number = wanted.phone ? normalisePhone(wanted.phone) : undefined;
  if (wanted.phone && number === undefined) return err('NOTICES.NO_MOBILE');
  const now = await kept(deps, actor.id);
  const sealed = number === undefined ? null : deps.vault.seal(placeOf(actor.id), number);
  const phone = wanted.phone === undefined ? now.phone : sealed;
  const preference: StoredPreference = { person: actor.id, lanes: [...new Set(lanes)], quiet, phone, version };
  const saved = await deps.database.transaction((tx) => savePreference(tx, preference));
  return saved ? ok(shown(deps, { ...preference, version: version + 1 })) : err('HEARTH.CHANGED_MEANWHILE');
}

async function kept({ database }: Deps, person: string): Promise<StoredPreference> {
  const known = (await preferencesOf(database.read, [person])).get(person);
  return known ?? { person, lanes: ['mail', 'sms'], quiet: null, phone: null, version: 0 };
}

function shown({ vault, openLanes }: Deps, { person, lanes, quiet, phone, version }: StoredPreference): Shown {
  const masked = phone === null ? null : maskPhone(vault.open(placeOf(person), phone));
  return { lanes, quiet, phone: masked, open: [...openLanes()], version };
}
