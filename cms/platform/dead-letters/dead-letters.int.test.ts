import { randomBytes } from 'node:crypto';
import knex, { type Knex } from 'knex';
import { theHost, type Host } from '../../../tests/host/host';
import { aPerson, aStation, call, type SignedIn } from '../../../tests/host/people';

let host: Host;
let db: Knex;
let here: string;
let keeper: SignedIn;
let stranger: SignedIn;
let editor: SignedIn;

beforeAll(async () => {
  host = await theHost();
  db = knex({ client: 'pg', connection: host.databaseUrl, pool: { min: 0, max: 2 } });
  const [one, other] = [await aStation(host).under('yunze').save(), await aStation(host).under('yunze').save()];
  here = one.slug;
  keeper = await aPerson(host).role('station-administrator').at(here).signedIn();
  stranger = await aPerson(host).role('station-administrator').at(other.slug).signedIn();
  editor = await aPerson(host).role('editor').at(here).signedIn();
}, 90_000);

afterAll(() => db.destroy());

const uuid = () => {
  const hex = randomBytes(16).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-');
};

/** A delivery that failed for the last time. */
async function aDeadEvent(declared = true): Promise<{ id: string; row: { event_id: string; subscriber: string } }> {
  const row = { event_id: uuid(), subscriber: `test.${randomBytes(4).toString('hex')}` };
  const event = { id: row.event_id, name: 'story.told', station: here, payload: { n: 7 } };
  await db('outbox_event').insert(event);
  const [{ seq }] = await db('outbox_event').where({ id: row.event_id }).select('seq');
  const dead = { ...row, seq, state: 'dead', tries: 9, last_error: 'TypeError at a.ts:1', settled_at: db.fn.now() };
  await db('outbox_delivery').insert(dead);
  if (declared) await db('outbox_subscription').insert({ event: 'story.told', subscriber: row.subscriber });
  return { id: `e.${row.event_id}.${row.subscriber}`, row };
}

/** A job that failed for the last time. */
async function aDeadJob(station: string | null, job = 'test.gone'): Promise<string> {
  const id = uuid();
  const data = { job, station, data: { n: 8 } };
  await db('pgboss.job').insert({
    id,
    name: 'hearth.dead',
    data,
    output: { trace: 'Error at b.ts:2' },
    retry_limit: 8,
  });
  return `j.${id}`;
}

const list = async (who: SignedIn | Host, query = '') => (await call(host, who, 'GET', `/cms/jobs/dead${query}`)).body;
const stateOf = async (row: { event_id: string; subscriber: string }) =>
  await db('outbox_delivery').where(row).first<{ state: string; tries: number }>('state', 'tries');

describe('what failed for the last time', () => {
  it('is listed for those who look after the station, latest first, page by page', async () => {
    const ids = [await aDeadJob(here), (await aDeadEvent()).id, await aDeadJob(here)];
    const seen: { id: string; kind: string; tries: number; lastError: string; station: string }[] = [];
    let after = '';
    do {
      const page = await list(keeper, `?limit=1${after}`);
      seen.push(...page.letters);
      expect(page.total).toBe(3);
      after = page.next ? `&after=${encodeURIComponent(page.next)}` : '';
    } while (after);
    expect(seen.map(({ id }) => id)).toEqual([...ids].reverse());
    expect(seen[1]).toMatchObject({ kind: 'event', tries: 9, lastError: 'TypeError at a.ts:1', station: here });
    expect(seen[0]).toMatchObject({ kind: 'job', tries: 9, lastError: 'Error at b.ts:2', station: here });
    expect((await list(stranger)).letters).toEqual([]);
  });

  it('is shown with what it was given, to its own station only', async () => {
    const { id } = await aDeadEvent();
    expect(await call(host, keeper, 'GET', `/cms/jobs/dead/${id}`)).toMatchObject({
      status: 200,
      body: { payload: { n: 7 } },
    });
    const job = await aDeadJob(here);
    expect((await call(host, keeper, 'GET', `/cms/jobs/dead/${job}`)).body.payload).toEqual({ n: 8 });
    const refused = await call(host, stranger, 'GET', `/cms/jobs/dead/${id}`);
    expect(refused).toMatchObject({ status: 404, body: { error: { code: 'JOBS.LETTER_GONE' } } });
  });

  it('of the house itself is for the administrator of the host', async () => {
    const id = await aDeadJob(null);
    expect((await call(host, host, 'GET', `/cms/jobs/dead/${id}`)).status).toBe(200);
    expect((await call(host, keeper, 'GET', `/cms/jobs/dead/${id}`)).status).toBe(404);
  });

  it('goes round again from its first try, once, and the ledger knows by whom', async () => {
    const { id, row } = await aDeadEvent();
    const two = await Promise.all([1, 2].map(() => call(host, keeper, 'POST', `/cms/jobs/dead/${id}/retry`)));
    expect(two.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect(await stateOf(row)).toEqual({ state: 'waiting', tries: 0 });
    const deeds = await db('ledger_entry').where({ subject: id }).select('action', 'station');
    expect(deeds).toEqual([{ action: 'job.retried', station: here }]);
  });

  it('can only be given up when nothing works on it any more', async () => {
    const [event, job] = [(await aDeadEvent(false)).id, await aDeadJob(here)];
    for (const id of [event, job]) {
      const refused = await call(host, keeper, 'POST', `/cms/jobs/dead/${id}/retry`);
      expect(refused).toMatchObject({ status: 409, body: { error: { code: 'JOBS.NOBODY_WORKS' } } });
    }
    const many = await call(host, keeper, 'POST', '/cms/jobs/dead/retry', {
      ids: [(await aDeadEvent()).id, event, job],
    });
    expect(many.body).toMatchObject({ retried: [expect.stringMatching(/^e\./)], left: [event, job] });
  });

  it('is given up with a reason, once', async () => {
    for (const id of [(await aDeadEvent()).id, await aDeadJob(here)]) {
      const body = { reason: '源稿已撤回，无需重发' };
      expect((await call(host, keeper, 'POST', `/cms/jobs/dead/${id}/discard`, body)).status).toBe(204);
      expect((await call(host, keeper, 'POST', `/cms/jobs/dead/${id}/discard`, body)).status).toBe(404);
      const kept = await db('dead_letter_discard')
        .where({ letter: id })
        .first<object>('reason', 'station', 'discarded_by');
      expect(kept).toEqual({ reason: body.reason, station: here, discarded_by: keeper.person.id });
    }
  });

  it('is no business of strangers, of other roles or other stations, and wants well-formed questions', async () => {
    const { id } = await aDeadEvent();
    const doors: ['GET' | 'POST', string, object?][] = [
      ['GET', '/cms/jobs/dead'],
      ['GET', `/cms/jobs/dead/${id}`],
      ['POST', `/cms/jobs/dead/${id}/retry`],
      ['POST', '/cms/jobs/dead/retry', { ids: [id] }],
      ['POST', `/cms/jobs/dead/${id}/discard`, { reason: 'no need' }],
    ];
    for (const door of doors) {
      expect((await call(host, undefined, ...door)).status).toBe(401);
      expect((await call(host, editor, ...door)).status).toBe(403);
    }
    expect((await call(host, stranger, 'POST', `/cms/jobs/dead/${id}/retry`)).status).toBe(404);
    expect((await call(host, stranger, 'POST', '/cms/jobs/dead/retry', { ids: [id] })).body.left).toEqual([id]);
    expect((await call(host, stranger, 'POST', `/cms/jobs/dead/${id}/discard`, { reason: 'no need' })).status).toBe(
      404,
    );
    expect((await call(host, keeper, 'GET', '/cms/jobs/dead?limit=1000')).status).toBe(422);
    expect((await call(host, keeper, 'GET', '/cms/jobs/dead?after=1')).status).toBe(422);
    expect((await call(host, keeper, 'GET', '/cms/jobs/dead/nonsense')).status).toBe(422);
    expect((await call(host, keeper, 'POST', '/cms/jobs/dead/retry', { ids: [] })).status).toBe(422);
    expect((await call(host, keeper, 'POST', `/cms/jobs/dead/${id}/discard`, { reason: ' ' })).status).toBe(422);
  });
});
