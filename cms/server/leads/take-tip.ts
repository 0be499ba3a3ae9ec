import type { ReaderActor, Tip } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { LeadDeps } from './lead-deps';
import { TIP_LIMITS } from './lead.rules';
import { receiveLead } from './receive-lead';

/** Who tells: an address, and an account where somebody is signed in. */
export type Teller = { readonly address: string; readonly reader: ReaderActor | undefined };

type TipRefusal =
  Refusal<'HEARTH.NOT_FOUND' | 'LEADS.PHOTO_UNKNOWN', undefined> | Refusal<'LEADS.ENOUGH_TIPS', { retryIn: number }>;

/** Takes a tip of the hotline form. What is open already is told once more, not twice; a contact is sealed before it is kept. */
export async function takeTip(
  deps: LeadDeps,
  teller: Teller,
  tip: Tip,
): Promise<Result<{ received: true }, TipRefusal>> {
  if (!(await deps.stations.get(tip.station))) return err('HEARTH.NOT_FOUND');
  const wait = await crowded(deps, teller, tip.station);
  if (wait !== undefined) return err('LEADS.ENOUGH_TIPS', { retryIn: wait });
  return deps.database.transaction(async (tx) => {
    const { station, title, text, place, contact, happened } = tip;
    const telling = tip.key ?? deps.ids.next();
    if (await deps.leads.isTold(tx, telling)) return ok({ received: true });
    const photos = [...new Set(tip.photos)];
    // Nothing is written yet: what is refused here leaves nothing.
    if (photos.length > 0 && (await deps.photos.untold(tx, photos, { tip: telling, station })) !== photos.length) {
      return err('LEADS.PHOTO_UNKNOWN');
    }
    const words = { title, text, place, happened, url: null };
    const taken = await receiveLead(deps, tx, { by: 'hotline', source: 'hotline', station, ...words });
    const at = { table: 'lead_telling', column: 'contact_sealed', row: telling };
    await deps.leads.tell(
      tx,
      { id: taken.id, station },
      {
        id: telling,
        reader: teller.reader?.id ?? null,
        contactSealed: contact === '' ? null : deps.vault.seal(at, contact),
      },
    );
    await deps.photos.tell(tx, photos, telling);
    return ok({ received: true });
  });
}

/** The address first, so that a flood from one address shuts nobody else's door. */
async function crowded(deps: LeadDeps, { address, reader }: Teller, station: string): Promise<number | undefined> {
  const scaled = (rule: { name: string; points: number; seconds: number }) => ({
    ...rule,
    points: Math.ceil(rule.points * deps.scale),
  });
  const household = deps.vault.index('lead.household', deps.householdOf(address));
  return (
    (await deps.limits.take(scaled(TIP_LIMITS.household), household)) ??
    (reader && (await deps.limits.take(scaled(TIP_LIMITS.account), reader.id))) ??
    deps.limits.take(scaled(TIP_LIMITS.station), station)
  );
}
