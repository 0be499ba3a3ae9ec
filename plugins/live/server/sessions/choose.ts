import { ok, type Ok } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { OfferChoice, PersonChoice, StreamChoice } from '../../contract';
import type { SessionDeps } from './session-deps';

const FEW = 30;

/** Offers of the actor's station that may be planned. */
export async function listOfferChoices(
  { database, offers }: Pick<SessionDeps, 'database' | 'offers'>,
  { station }: StaffActor,
  search: string,
): Promise<Ok<{ offers: OfferChoice[] }>> {
  const found = await offers.choices(database.read, { station, search, limit: FEW });
  return ok({
    offers: found.map(({ id, product, title, spec, price, left, state }) => ({
      ...{ id, product, spec, price, left, state },
      title: title['zh-Hans'] ?? spec,
    })),
  });
}

/** Streaming rooms of the actor's station. */
export async function listStreamChoices(
  { database, pictures }: Pick<SessionDeps, 'database' | 'pictures'>,
  { station }: StaffActor,
): Promise<Ok<{ streams: StreamChoice[] }>> {
  const found = await pictures.choices(database.read, [station]);
  return ok({ streams: found.map(({ id, title, state }) => ({ id, title, state })) });
}

/** People of the stations that one sees. */
export async function listPeopleChoices(
  { people }: Pick<SessionDeps, 'people'>,
  { stations }: StaffActor,
): Promise<Ok<{ people: PersonChoice[] }>> {
  const found = await people.at(stations);
  return ok({ people: found.map(({ id, name, roles }) => ({ id, name, roles: [...roles] })) });
}
