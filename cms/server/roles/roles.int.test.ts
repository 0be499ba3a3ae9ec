import { roleSlugs, type RoleSlug } from '../../contract';
import { aHost, theHost, type Host } from '../../../tests/host/host';
import { aPerson, call, type SignedIn } from '../../../tests/host/people';
import { kitchenGrants } from './kitchen-grants';

type Permission = {
  id?: number;
  action: string;
  subject: string | null;
  properties: { fields?: string[] };
  conditions: string[];
};

let host: Host;
const people = new Map<RoleSlug, SignedIn>();
beforeAll(async () => {
  host = await theHost();
  for (const role of roleSlugs) people.set(role, await aPerson(host).role(role).signedIn());
}, 60_000);

const may = async (who: SignedIn): Promise<readonly Permission[]> =>
  (await call(host, who, 'GET', '/admin/users/me/permissions')).body.data as Permission[];

describe('the roles of a station', () => {
  it('stand beside the host administrator', async () => {
    const { body } = await call(host, host, 'GET', '/admin/roles');
    const codes = (body.data as { code: string }[]).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['strapi-super-admin', ...roleSlugs.map((slug) => `hearth-${slug}`)]));
  });

  it.each(roleSlugs)('%s holds what the kitchen grants to stories, and nothing else there', async (role) => {
    const granted = kitchenGrants.filter(({ roles }) => roles.includes(role)).filter(({ subjects }) => subjects);
    const expected = granted.flatMap(({ action, subjects }) => subjects!.map((subject) => `${action} ${subject}`));
    const held = (await may(people.get(role)!)).filter(({ subject }) => subject);
    expect(held.map(({ action, subject }) => `${action} ${subject!}`).sort()).toEqual(expected.sort());
    for (const { action, conditions, properties } of held) {
      const creates = action === 'plugin::content-manager.explorer.create';
      // Creating has no document yet to hold a condition against; the guard stamps it.
      if (!creates) expect(conditions.join()).toMatch(/plugin::cms\.own-(station|work)/);
      if (properties.fields) expect(properties.fields.length).toBeGreaterThan(3);
    }
  });

  it('never reach into what belongs to the host administrator', async () => {
    for (const [role, who] of people) {
      const held = (await may(who)).map(({ action }) => action);
      expect([role, held.filter((action) => action.startsWith('admin::'))]).toEqual([role, []]);
    }
  });

  it.each<[RoleSlug, boolean]>([
    ['station-administrator', true],
    ['chief-editor', false],
    ['editor', false],
    ['finance', false],
  ])('let %s invite people: %s', async (role, expected) => {
    const { status } = await call(host, people.get(role), 'POST', '/cms/people', {});
    expect(status).toBe(expected ? 422 : 403);
  });
});

describe('starting again', () => {
  it('changes nothing, and leaves alone what the station changed', async () => {
    const first = await aHost();
    try {
      const role = await roleByCode(first, 'hearth-editor');
      const before = await permissionsOf(first, role);
      const [taken, ...kept] = before;
      const added = { action: 'plugin::cms.people.read', subject: null, properties: {}, conditions: [] };
      await call(first, first, 'PUT', `/admin/roles/${role}/permissions`, { permissions: [...kept, added] });
      const changed = await permissionsOf(first, role);
      expect(spelled(changed)).not.toEqual(spelled(before));

      const second = await aHost({ databaseUrl: first.databaseUrl });
      try {
        expect(spelled(await permissionsOf(second, role))).toEqual(spelled(changed));
        expect(spelled(changed)).not.toContain(spelled([taken!])[0]);
        expect(spelled(changed)).toContain(spelled([added])[0]);
      } finally {
        await second.stop();
      }
    } finally {
      await first.stop();
    }
  }, 60_000);

  it('lets rights that are given or taken at one node count at the next request of the other', async () => {
    const one = await aHost();
    const two = await aHost({ databaseUrl: one.databaseUrl });
    try {
      const editor = await aPerson(one).role('editor').signedIn();
      const asked = async (): Promise<number> => (await call(two, editor, 'GET', '/cms/people')).status;
      const role = await roleByCode(one, 'hearth-editor');
      const before = await permissionsOf(one, role);
      const more = [...before, { action: 'plugin::cms.people.read', subject: null, properties: {}, conditions: [] }];
      const give = (permissions: readonly object[]): Promise<unknown> =>
        call(one, one, 'PUT', `/admin/roles/${role}/permissions`, { permissions });
      const seen = [await asked()];
      for (let round = 0; round < 3; round += 1) {
        await give(more);
        seen.push(await asked());
        await give(before);
        seen.push(await asked());
      }
      expect(seen).toEqual([403, 200, 403, 200, 403, 200, 403]);
    } finally {
      await two.stop();
      await one.stop();
    }
  }, 60_000);

  it('gives each role once when two nodes start together', async () => {
    const { databaseUrl, ...seed } = await aHost();
    await seed.stop();
    const nodes = await Promise.all([aHost({ databaseUrl }), aHost({ databaseUrl })]);
    try {
      const { body } = await call(nodes[0], nodes[0], 'GET', '/admin/roles');
      const codes = (body.data as { code: string }[]).map(({ code }) => code);
      expect(codes.sort()).toEqual([...new Set(codes)].sort());
      const role = await roleByCode(nodes[0], 'hearth-editor');
      const held = spelled(await permissionsOf(nodes[0], role));
      expect(held).toEqual([...new Set(held)]);
    } finally {
      await Promise.all(nodes.map((node) => node.stop()));
    }
  }, 60_000);
});

async function roleByCode(on: Host, code: string): Promise<number> {
  const { body } = await call(on, on, 'GET', '/admin/roles');
  return (body.data as { id: number; code: string }[]).find((role) => role.code === code)!.id;
}

async function permissionsOf(on: Host, role: number): Promise<readonly Permission[]> {
  const { body } = await call(on, on, 'GET', `/admin/roles/${role}/permissions`);
  return (body.data as Permission[]).map(({ action, subject, properties, conditions }) => ({
    ...{ action, subject, properties, conditions },
  }));
}

function spelled(permissions: readonly Permission[]): string[] {
  return permissions.map((one) => JSON.stringify(one)).sort();
}
