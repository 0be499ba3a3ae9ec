import { randomUUID } from 'node:crypto';
import type { Host } from '../host/host';
import { aPerson, call, type SignedIn } from '../host/people';

type Section = Record<string, unknown>;
type Subject = {
  readonly uid: string;
  readonly properties: readonly { readonly value: string; readonly children: readonly { value: string }[] }[];
};

/**
 * Somebody of a station who holds every permission there is, without any condition: whatever still stops them is the guard of
 * stations itself and not the care with which roles were written.
 */
export async function anOutsider(host: Host, station: string): Promise<SignedIn> {
  const name = `All of ${station} ${randomUUID().slice(0, 8)}`;
  const role = await call(host, host, 'POST', '/admin/roles', { name, description: 'Everything' });
  const id = role.body.data.id as number;
  const permissions = await everything(host);
  const set = await call(host, host, 'PUT', `/admin/roles/${id}/permissions`, { permissions });
  if (set.status !== 200) throw new Error(`No permissions: ${JSON.stringify(set.body).slice(0, 800)}`);
  const outsider = await aPerson(host).role('reporter').at(station).signedIn();
  const found = await call(host, host, 'GET', `/admin/users?filters[email][$eq]=${encodeURIComponent(outsider.email)}`);
  const [user] = found.body.data.results as { id: number }[];
  const given = await call(host, host, 'PUT', `/admin/users/${user!.id}`, { roles: [id] });
  if (given.status !== 200) throw new Error(`No role: ${JSON.stringify(given.body)}`);
  return outsider;
}

/** All permissions but those of the host administrator. */
async function everything(host: Host): Promise<readonly object[]> {
  const { body } = await call(host, host, 'GET', '/admin/permissions');
  const { sections } = body.data as { sections: Section };
  const plugins = (sections['plugins'] as { action: string }[]).map(({ action }) => ({
    ...{ action, subject: null, properties: {}, conditions: [] },
  }));
  const types = sections['collectionTypes'] as {
    subjects: Subject[];
    actions: { actionId: string; subjects: string[]; applyToProperties?: string[] }[];
  };
  const locales = ((await call(host, host, 'GET', '/i18n/locales')).body as { code: string }[]).map(({ code }) => code);
  const content = types.actions.flatMap(({ actionId, subjects, applyToProperties = [] }) =>
    types.subjects
      .filter(({ uid }) => subjects.includes(uid))
      .map(({ uid, properties }) => ({
        action: actionId,
        subject: uid,
        conditions: [],
        properties: {
          ...(applyToProperties.includes('fields') ? { fields: fieldsOf(properties) } : {}),
          ...(properties.some(({ value }) => value === 'locales') ? { locales } : {}),
        },
      })),
  );
  return [...plugins, ...content];
}

function fieldsOf(properties: Subject['properties']): readonly string[] {
  return properties.find(({ value }) => value === 'fields')?.children.map(({ value }) => value) ?? [];
}
