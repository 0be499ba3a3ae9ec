import type { Station } from '../../contract';
import { aHost, theHost, type Host } from '../../../tests/host/host';
import { aPerson, aStation, call, wordsOf, type SignedIn } from '../../../tests/host/people';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';

let host: Host;
let city: SignedIn;
let county: Station;
let rural: SignedIn;
beforeAll(async () => {
  host = await theHost();
  county = await aStation(host).under('yunze').save();
  city = await aPerson(host).role('station-administrator').at('yunze').signedIn();
  rural = await aPerson(host).role('station-administrator').at(county.slug).signedIn();
});

const slugsSeenBy = async (who: SignedIn): Promise<readonly string[]> =>
  ((await call(host, who, 'GET', '/cms/stations')).body.stations as Station[]).map(({ slug }) => slug);

describe('GET /cms/stations', () => {
  it('wants a sign-in', async () => {
    expect((await call(host, undefined, 'GET', '/cms/stations')).status).toBe(401);
  });

  it('shows own and below', async () => {
    expect(await slugsSeenBy(city)).toEqual(expect.arrayContaining(['yunze', county.slug]));
    expect(await slugsSeenBy(rural)).toEqual([county.slug]);
  });
});

describe('POST /cms/stations', () => {
  const found = (who: SignedIn | undefined, change: object = {}): ReturnType<typeof call> => {
    const slug = `n-${Math.trunc(performance.now() * 1000)}`;
    return call(host, who, 'POST', '/cms/stations', {
      slug,
      parent: 'yunze',
      level: 'county',
      ...wordsOf(slug),
      ...change,
    });
  };

  it('wants a sign-in', async () => {
    expect((await found(undefined)).status).toBe(401);
  });

  it('is for those who may, and below a station that they see', async () => {
    const editor = await aPerson(host).role('editor').signedIn();
    expect((await found(editor)).status).toBe(403);
    expect((await found(rural, { parent: 'yunze' })).status).toBe(403);
    expect((await found(rural, { parent: 'nowhere' })).status).toBe(403);
  });

  it('names every field that needs attention', async () => {
    const { status, body } = await call(host, city, 'POST', '/cms/stations', { slug: 'A', level: 'village' });
    expect(status).toBe(422);
    expect((body.error.details.fields as { path: string }[]).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['slug', 'level', 'parent', 'name', 'inks']),
    );
  });

  it('refuses a level that is not below, and a short name that is taken', async () => {
    expect(await found(city, { level: 'municipal' })).toMatchObject({
      status: 422,
      body: { error: { code: 'STATIONS.LEVEL_NOT_BELOW' } },
    });
    expect(await found(city, { slug: county.slug })).toMatchObject({
      status: 409,
      body: { error: { code: 'STATIONS.SLUG_TAKEN' } },
    });
  });

  it('founds a station that is seen from above at once', async () => {
    const settings = { short: { 'zh-Hans': '青禾融媒', en: 'Qinghe Media' } };
    const made = await found(city, { settings });
    expect(made).toMatchObject({ status: 201, body: { parent: 'yunze', version: 1 } });
    expect(await slugsSeenBy(city)).toContain(made.body.slug);
    expect(await slugsSeenBy(rural)).not.toContain(made.body.slug);
    const listed = (await call(host, city, 'GET', '/cms/stations')).body.stations as Station[];
    expect(listed.find(({ slug }) => slug === made.body.slug)?.settings).toEqual(settings);
  });
});

describe('PUT /cms/stations/:slug', () => {
  const described = (who: SignedIn | undefined, slug: string, change: object = {}): ReturnType<typeof call> =>
    call(host, who, 'PUT', `/cms/stations/${slug}`, { ...wordsOf(slug), version: 1, ...change });

  it('wants a sign-in, the permission and a station in sight', async () => {
    const editor = await aPerson(host).role('editor').signedIn();
    expect((await described(undefined, county.slug)).status).toBe(401);
    expect((await described(editor, county.slug)).status).toBe(403);
    expect((await described(rural, 'yunze')).status).toBe(403);
    expect((await described(rural, 'nowhere')).status).toBe(403);
    expect((await described(city, county.slug, { inks: { cool: 'blue', warm: '#B83214' } })).status).toBe(422);
  });

  it('lets one of two who read the same version change it', async () => {
    const own = await aStation(host).save();
    const both = await Promise.all([described(city, own.slug), described(city, own.slug)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('two nodes', () => {
  it('know of a new station at once', async () => {
    const one = await aHost();
    const two = await aHost({ databaseUrl: one.databaseUrl });
    try {
      await call(two, two, 'GET', '/cms/stations');
      const made = await aStation(one).save();
      const seen = async (): Promise<boolean> =>
        ((await call(two, two, 'GET', '/cms/stations')).body.stations as Station[]).some(
          ({ slug }) => slug === made.slug,
        );
      const until = performance.now() + 5_000;
      while (!(await seen()) && performance.now() < until) await new Promise((resume) => setTimeout(resume, 20));
      expect(await seen()).toBe(true);
    } finally {
      await Promise.all([one.stop(), two.stop()]);
    }
  }, 60_000);
});

describe('the table of stations', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await aDatabase();
    await add('jiangnan', 'provincial');
    await add('yunze', 'municipal', ['jiangnan', 'provincial']);
  });
  afterAll(() => test.drop());

  const add = async (slug: string, level: string, [parent, parentLevel]: [string?, string?] = []): Promise<void> => {
    const words = { name_zh: '台', name_en: 'Station', ink_cool: '#000000', ink_warm: '#FFFFFF' };
    await test
      .knex('station')
      .insert({ slug, level, parent: parent ?? null, parent_level: parentLevel ?? null, ...words });
  };

  it.each<[string, () => Promise<void>]>([
    ['a second root', () => add('haibin', 'central')],
    ['a station below one of its own level', () => add('qinghe', 'municipal', ['yunze', 'municipal'])],
    ['a station above its parent', () => add('qinghe', 'central', ['yunze', 'municipal'])],
    ['a parent of another level than it has', () => add('qinghe', 'county', ['yunze', 'provincial'])],
    ['a parent that does not exist', () => add('qinghe', 'county', ['nowhere', 'municipal'])],
    ['a slug that cannot stand in an address', () => add('Qing He', 'county', ['yunze', 'municipal'])],
    [
      'a circle',
      async () => {
        await test.knex('station').where({ slug: 'jiangnan' }).update({ parent: 'yunze', parent_level: 'municipal' });
      },
    ],
  ])('holds no %s', async (_case, attempt) => {
    await expect(attempt()).rejects.toThrow(/violates/);
  });
});
