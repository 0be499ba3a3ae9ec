import type { Host } from '../host/host';
import { aPerson, aStation, call, type Answer, type SignedIn } from '../host/people';
import { aReader, type PhoneReader } from '../host/readers';
import type { NamedRoute } from '../tenancy/contracts';
import { anOutsider } from '../tenancy/outsider';

/** Those who call every route: a reader, somebody of a station with every permission, and somebody with none. */
export type Callers = {
  readonly host: Host;
  readonly station: string;
  readonly reader: PhoneReader;
  readonly almighty: SignedIn;
  readonly powerless: SignedIn;
};

/** Makes them at a station of their own, so that what they break is nobody else's. */
export async function callersOf(host: Host): Promise<Callers> {
  const { slug: station } = await aStation(host).under('yunze').save();
  const almighty = await anOutsider(host, station);
  const powerless = await aPerson(host).role('reporter').at(station).signedIn();
  const { body } = await call(host, host, 'POST', '/admin/roles', { name: `Nothing at ${station}`, description: '-' });
  const found = await call(
    host,
    host,
    'GET',
    `/admin/users?filters[email][$eq]=${encodeURIComponent(powerless.email)}`,
  );
  const [user] = found.body.data.results as { id: number }[];
  await call(host, host, 'PUT', `/admin/users/${user!.id}`, { roles: [body.data.id as number] });
  return { host, station, reader: await aReader(host).signedIn(), almighty, powerless };
}

/** Who may call a route as far as signing in goes. */
export function insiderOf({ reader, almighty }: Callers, { route }: NamedRoute): { token: string } | undefined {
  if (route.access === 'public') return undefined;
  return route.access === 'reader' ? reader : almighty;
}

/** The code of a refusal, when it is said in the form that every route of the house uses; else what was said instead. */
export function codeOf({ status, body }: Answer): string {
  const { error } = (typeof body === 'object' ? body : {}) as { error?: Record<string, unknown> };
  const whole =
    typeof error?.['code'] === 'string' &&
    typeof error['message'] === 'string' &&
    typeof error['details'] === 'object' &&
    typeof error['requestId'] === 'string';
  return whole ? String(error['code']) : `not our form: ${status} ${JSON.stringify(body).slice(0, 200)}`;
}
