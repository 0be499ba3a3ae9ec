import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import {
  deliveryTallies,
  FULL_REVIEW,
  TALLY_STATES,
  livePhases,
  waitLevels,
  type CommandBoard,
} from '@hearth/cms/contract';
import { systemIds } from '@hearth/cms/kernel';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, aStation, call, type SignedIn } from '../../../tests/host/people';
import { someLives } from '../../../tests/host/some-lives';
import { links } from './links';
import { askedOfLives, readQuery as readFieldQuery } from '../field/field-query';
import { askedOf as askedOfDesk, readDeskQuery } from '../deliveries/desk-query';
import { askedOf as askedOfPlanning, readQuery } from '../topics/planning-query';

let host: Host;
let database: Client;
const city = 'yunze';
let county: string;
let head: SignedIn;

beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
  county = (await aStation(host).under(city).save()).slug;
  head = await aPerson(host).role('chief-editor').at(city).signedIn();
}, 120_000);
afterAll(() => database.end());

const insert = async (table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
  const names = Object.keys(row);
  const places = names.map((_, n) => `$${n + 1}`).join(', ');
  await database.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`, Object.values(row));
};
const DAY = 86_400_000;
const now = (): Date => new Date();
const before = (ms: number): Date => new Date(Date.now() - ms);
const documentId = (): string => randomBytes(12).toString('hex');
const HASH = 'a'.repeat(64);

async function topics(station: string): Promise<void> {
  const by = { author: head.person.id, last_by: head.person.id };
  const chain = { chain: JSON.stringify([{ role: 'desk-head', post: null }]), signed: 1 };
  for (const [state, since] of [
    ...(['draft', 'approved', 'on_site', 'filed'] as const).map((one) => [one, before(3 * DAY)] as const),
    ...([now(), now(), before(2 * DAY)] as const).map((at) => ['covered', at] as const),
    ...[['cancelled', now()] as const],
  ]) {
    const extra = state === 'cancelled' ? { before: 'draft' } : {};
    await insert('topic', {
      ...{ id: systemIds.next(), station, title: state, state, state_since: since },
      ...{ ...by, ...chain, ...extra },
    });
  }
}

/** One at each place, in time and late; a proof is missing for some. */
async function reviews(station: string): Promise<void> {
  for (const state of ['l1', 'l2', 'l3', 'emergency', 'signed', 'writing'] as const)
    for (const [proofs, due] of [
      [[], new Date(Date.now() + DAY)],
      [[{ proof: 1, before: 2 }], before(DAY)],
    ] as const) {
      const level = { l1: 1, l2: 2, l3: 3, emergency: 1, signed: null, writing: null }[state];
      const urgent = state === 'emergency' ? { emergency_due: due, emergency: '{}', due_at: null } : { due_at: due };
      await insert('review_case', {
        ...{ id: systemIds.next(), station, document_id: documentId(), locale: 'zh-Hans', title: state, state, level },
        ...{ revision: 1, hash: HASH, rules: JSON.stringify({ ...FULL_REVIEW, proofs }), rules_version: 'test/1' },
        ...{ author_name: '王芳', ...(['signed', 'writing'].includes(state) ? {} : urgent) },
      });
    }
}

/** In each state once; posts that are out were put out today and yesterday. Stories of both stations go out on the city's account. */
async function deliveries(station: string, channel: string): Promise<void> {
  const states = [...new Set([...deliveryTallies.flatMap((tally) => TALLY_STATES[tally]), 'cancelled', 'down'])];
  for (const state of states)
    for (const live of ['live', 'replaced'].includes(state) ? [now(), before(2 * DAY)] : [null]) {
      const at = { station, document_id: documentId(), locale: 'zh-Hans', revision: 1, channel };
      const edition = systemIds.next();
      const leased = ['claimed', 'sending'].includes(state);
      await insert('edition', {
        ...{ id: edition, ...at, master_hash: HASH, rule: 'test', content: JSON.stringify({ title: state }) },
        ...{ hash: HASH, problems: '[]' },
      });
      await insert('delivery', {
        ...{
          id: systemIds.next(),
          ...at,
          edition,
          action: 'publish',
          state,
          due_at: now(),
          embargo: '{}',
          missed: '{}',
        },
        ...{ live_at: live, told_of: state },
        ...(leased ? { lease_owner: 'a test', lease_until: new Date(Date.now() + DAY) } : {}),
      });
    }
}

/** What the page behind a link asks the host for, as the page does it. */
function askedBy(link: string): { readonly path: string; readonly list: string; readonly next: 'cursor' | 'after' } {
  const { pathname, searchParams } = new URL(link, 'http://desk.example');
  switch (pathname) {
    case '/plugins/cms/topics': {
      const query = readQuery(searchParams);
      const state: Record<string, string> = query.state === '' ? {} : { state: query.state };
      return { path: `/cms/topics?${askedOfPlanning(query, state)}`, list: 'topics', next: 'cursor' };
    }
    case '/plugins/cms/deliveries':
      return {
        path: `/cms/deliveries?${askedOfDesk(readDeskQuery(searchParams))}`,
        list: 'deliveries',
        next: 'cursor',
      };
    case '/plugins/cms/review':
      return { path: `/cms/review/inbox?${searchParams.toString()}`, list: 'items', next: 'after' };
    case '/plugins/cms/field':
      return {
        path: `/cms/coverages/lives?${askedOfLives(readFieldQuery(searchParams))}`,
        list: 'lives',
        next: 'cursor',
      };
    default:
      return { path: `/cms/home/sent?${searchParams.toString()}`, list: 'items', next: 'cursor' };
  }
}

/** How many rows somebody finds who presses a number and turns every page. */
async function rowsBehind(link: string): Promise<number> {
  const { path, list, next } = askedBy(link);
  const seen = new Set<string>();
  let cursor: string | null = null;
  do {
    const more = cursor === null ? '' : `&${next}=${encodeURIComponent(cursor)}`;
    const { status, body } = await call(host, head, 'GET', `${path}&limit=50${more}`.replace('/sent?&', '/sent?'));
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    for (const { id } of body[list] as { id: string }[]) seen.add(id);
    cursor = ((body.cursor ?? body.next) as string | null | undefined) ?? null;
  } while (cursor !== null);
  return seen.size;
}

/** Every number of the board that somebody can press, by the link it leads to. */
function numbersOf(board: CommandBoard): readonly (readonly [string, number])[] {
  const { topics: byState, reviews: byLevel, output, trouble } = board;
  return [
    // The record's keys are states.
    ...(Object.entries(byState) as [Parameters<typeof links.topics>[1], number][]).map(
      ([state, n]) => [links.topics(board, state), n] as const,
    ),
    ...waitLevels.flatMap((level) => [
      [links.reviews(board, level), byLevel[level]?.waiting ?? 0] as const,
      [links.late(board, level), byLevel[level]?.late ?? 0] as const,
    ]),
    [links.stories(board), output.stories],
    ...livePhases.map((phase) => [links.lives(board, phase), board.broadcasts.phases[phase] ?? 0] as const),
    ...output.channels.flatMap(({ id: channel, live, waiting }) => [
      [links.deliveries(board, 'out-today', { channel }), live] as const,
      [links.deliveries(board, 'waiting', { channel }), waiting] as const,
    ]),
    [links.deliveries(board, 'trouble'), Object.values(trouble).reduce((sum, n) => sum + n, 0)],
    ...Object.entries(trouble).map(([state, n]) => [links.deliveries(board, 'trouble', { state }), n] as const),
  ];
}

it('opens exactly as many rows behind every number as the number says, for the city with its county and for the county', async () => {
  const channel = systemIds.next();
  await insert('channel', {
    ...{
      id: channel,
      station: city,
      platform: 'weibo',
      name: '微博',
      account: channel,
      locale: 'zh-Hans',
      lane: 'assisted',
    },
    ...{ capabilities: ['publish'], windows: '[]', rule_pack: 'weibo', active: true },
  });
  for (const station of [city, county]) {
    await topics(station);
    await someLives(insert, { station, author: head.person.id });
    await reviews(station);
    await deliveries(station, channel);
    const room = newsroom(host);
    const column = (await room.column({ slug: `n-${station}`, name: '大屏', station })).documentId;
    const { documentId: story } = await room.draft({ column, station, title: `${station} 今天的稿件` });
    await room.publish(story);
  }
  const boardOf = async (station: string): Promise<CommandBoard> =>
    (await call(host, head, 'GET', `/cms/command/board?station=${station}`)).body.board as CommandBoard;
  const below = await until(
    () => boardOf(county),
    ({ output, trouble, topics: byState }) => output.stories === 1 && trouble.unknown === 1 && byState.covered === 2,
    20_000,
  );
  expect(below.output.channels).toMatchObject([{ id: channel, live: 2, waiting: 8 }]);
  expect(below).toMatchObject({ live: null, reviews: { proof: { waiting: 4, late: 3 }, emergency: { late: 1 } } });
  expect(below.broadcasts.phases).toEqual({ planned: 2, on_site: 1, over: 1 });
  expect(below.broadcasts.lines.map(({ phase }) => phase)).toEqual(['on_site', 'planned', 'planned', 'over']);
  for (const station of [city, county]) {
    // Every tile has something to be wrong about.
    expect(numbersOf(await boardOf(station)).filter(([, n]) => n > 0).length).toBeGreaterThan(20);
    // The city's numbers may still be moved by what was tested before: the two are held against each other again.
    await until(
      async () => {
        const wrong: unknown[] = [];
        for (const [link, says] of numbersOf(await boardOf(station))) {
          const rows = await rowsBehind(link);
          if (rows !== says) wrong.push({ link, says, rows });
        }
        return wrong;
      },
      (wrong) => wrong.length === 0,
      30_000,
    );
  }
}, 120_000);
