import { randomUUID } from 'node:crypto';
import knex, { type Knex } from 'knex';
import { theHost, type Host } from '../../../../tests/host/host';
import { aPerson, aStation, call, type SignedIn } from '../../../../tests/host/people';

let host: Host;
let db: Knex;
let station: string;
let editor: SignedIn;

beforeAll(async () => {
  host = await theHost();
  db = knex({ client: 'pg', connection: host.databaseUrl, pool: { min: 0, max: 2 } });
  station = (await aStation(host).save()).slug;
  editor = await aPerson(host).role('editor').at(station).signedIn();
}, 300_000);
afterAll(() => db.destroy());

/** A clip that shows no goods, cut and not handed on. */
async function aClip() {
  const [id, session, title] = [randomUUID(), randomUUID(), `怎么挑脐橙 ${randomUUID()}`];
  await db('live_clip').insert({
    ...{ id, station, title, session, recording: id, starts: 10, ends: 40, is_ad: false },
    ...{ products: [], goods: '[]', state: 'cut', made_by: editor.person.id },
  });
  const send = () =>
    call(host, editor, 'POST', `/live/clips/${id}/send`, { version: 1, words: '果农教你', column: null });
  const drafts = () => db('manuscripts').where({ title }).select<{ document_id: string }[]>('document_id');
  const kept = () => db('live_clip').where({ id }).first<{ state: string; manuscript: string | null }>();
  return { id, session, title, send, drafts, kept };
}

/** What commits a clip fails at its last step, after the kitchen wrote the draft, as when the host dies there. */
async function whileNothingCommits(id: string, work: () => Promise<void>): Promise<void> {
  await db.raw(`
    CREATE FUNCTION dies_before_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the host died'; END $$;
    CREATE CONSTRAINT TRIGGER dies_before_commit AFTER UPDATE ON live_clip DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.id = '${id}') EXECUTE FUNCTION dies_before_commit();`);
  try {
    await work();
  } finally {
    await db.raw('DROP FUNCTION dies_before_commit CASCADE');
  }
}

it('a draft of a clip commits with the clip: what dies before leaves none, and pressed again there is one', async () => {
  const { id, session, title, send, drafts, kept } = await aClip();
  await whileNothingCommits(id, async () => {
    expect((await send()).status).toBe(500);
    expect([await drafts(), await kept()]).toMatchObject([[], { state: 'cut', manuscript: null }]);
  });
  expect((await send()).status).toBe(200);
  const written = await drafts();
  expect(written).toHaveLength(1);
  expect(await kept()).toMatchObject({ state: 'sent', manuscript: written[0]?.document_id });
  const { body } = await db('manuscripts').where({ title }).first<{ body: object[] }>('body');
  expect(body.at(-1)).toMatchObject({ children: [{}, { type: 'link', url: `/watch/${session}?clip=${id}` }, {}] });
});

it('two presses at once write one draft', async () => {
  const { send, drafts } = await aClip();
  const both = await Promise.all([send(), send()]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await drafts()).toHaveLength(1);
});
