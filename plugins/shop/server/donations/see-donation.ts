import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Database, People } from '@hearth/cms/platform';
import type { bookErrors, Donation, DonationFile } from '../../contract';
import type { DonationsAsked, DonationStore } from './donation-store';
import { presentDonation } from './move-donation';

/** What readers of donations are handed. */
export type SeeDonationDeps = {
  readonly database: Database;
  readonly donations: DonationStore;
  readonly people: Pick<People, 'byIds'>;
};

/** Donations of the actor's station, the newest first. */
export async function listDonations(
  { database, donations }: SeeDonationDeps,
  actor: StaffActor,
  asked: DonationsAsked,
): Promise<Result<{ donations: Donation[] }, never>> {
  const found = await donations.list(database.read, actor.station, asked);
  return ok({ donations: found.map((one) => presentDonation(actor, one)) });
}

/** One donation with what the books say of it, and the names of those who answer for it. */
export async function seeDonation(
  { database, donations, people }: SeeDonationDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<DonationFile, RefusalOf<typeof bookErrors, 'AGREEMENT_NOT_FOUND'>>> {
  const { read } = database;
  const found = await donations.find(read, actor.station, id);
  if (!found) return err('BOOKS.AGREEMENT_NOT_FOUND');
  const { madeBy, dueBy } = found;
  const known = await people.byIds([madeBy, ...(dueBy === null ? [] : [dueBy])]);
  const nameOf = (person: string): string => known.find((one) => one.id === person)?.name['zh-Hans'] ?? '';
  return ok({
    donation: presentDonation(actor, found),
    ...{ held: await donations.held(read, found), owed: await donations.owed(read, found) },
    ...{ madeBy: nameOf(madeBy), dueBy: dueBy === null ? null : nameOf(dueBy) },
  });
}
