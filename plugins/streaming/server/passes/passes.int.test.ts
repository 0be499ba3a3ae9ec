import { decode } from 'jsonwebtoken';
import { LONGEST_PASS_HOURS, signingKeyChanged } from '../../contract';
import { until } from '../../../../tests/host/a-node';
import { aStreamingDesk, type StreamingDesk } from '../testing/a-streaming-desk';
import { changeAudience } from './change-audience';
import { rotateYearly } from './make-key';
import type { Pass } from './pass.rules';
import { createPasses } from './passes-wiring';
import { changeSigningKey, listKeys } from './signing-keys';
import { hashOfPass, listLinks, makeLink, revokeLink } from './watch-links';

let desk: StreamingDesk;
beforeAll(async () => {
  desk = await aStreamingDesk();
}, 60_000);
afterAll(() => desk.drop());

const passOf = (viewer: string): Pass => ({
  ...{ playback: 'room', audience: 'v', viewer, until: new Date(Date.now() + 3_600_000) },
});
const kidOf = (token: string): unknown => decode(token, { complete: true })?.header.kid;
const rows = () => desk.db.knex('streaming_signing_key').orderBy('made_at');

describe('the key of the house', () => {
  it('is made once, however many nodes need it at once, and lies sealed', async () => {
    const nodes = Array.from({ length: 4 }, () => createPasses(desk.deps));
    const tokens = await Promise.all(nodes.map(({ issuer }, at) => issuer.token(passOf(`v${at}`))));
    expect(new Set(tokens.map(kidOf)).size).toBe(1);
    const [kept, ...others] = await rows();
    expect(others).toEqual([]);
    expect(kept.private).toMatch(/^desk\./);
    expect(JSON.stringify(kept)).not.toContain('PRIVATE KEY');
    for (const { check } of nodes) expect(await check(tokens[0]!)).toMatchObject({ viewer: 'v0' });
    const ledger = await desk.ledger.of('yunze', kept.kid as string);
    expect(ledger.map(({ action }) => action)).toEqual(['streaming-signing-key.made']);
  });

  it('is changed by hand: the new one signs on all nodes, and what the old one signed is read', async () => {
    const other = createPasses(desk.deps);
    const old = await other.issuer.token(passOf('old'));
    const both = await Promise.all([1, 2].map((n) => changeSigningKey(desk.deps, desk.operator, `drill ${n}`)));
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(await changeSigningKey(desk.deps, desk.neighbour, 'x')).toMatchObject({
      error: { code: 'HEARTH.NOT_ALLOWED' },
    });
    expect((await listKeys(desk.deps, desk.neighbour)).value.keys).toEqual([]);
    const listed = await listKeys(desk.deps, desk.operator);
    expect(listed.value.keys.map(({ retiredAt }) => retiredAt === null)).toEqual([true, false, false]);
    other.keyring.forget();
    other.issuer.forget();
    const fresh = await other.issuer.token(passOf('old'));
    expect(kidOf(fresh)).toBe(listed.value.keys[0]?.kid);
    // A node that has not heard of it looks, and finds it.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(await desk.passes.check(fresh)).toMatchObject({ viewer: 'old' });
    expect(await desk.passes.check(old)).toMatchObject({ viewer: 'old' });
  });

  it('reads nothing any more once the longest pass has run out', async () => {
    const old = await createPasses(desk.deps).issuer.token(passOf('late'));
    await changeSigningKey(desk.deps, desk.operator, 'lost');
    const past = desk.db.knex.raw(`clock_timestamp() - ? * interval '1 hour'`, [LONGEST_PASS_HOURS + 30]);
    const kid = kidOf(old) as string;
    await desk.db.knex('streaming_signing_key').where({ kid }).update({ made_at: past, retired_at: past });
    const node = createPasses(desk.deps);
    expect(await node.check(old)).toBeUndefined();
    await desk.deps.database.transaction((tx) => desk.deps.keys.forget(tx));
    expect((await rows()).some((row) => row.kid === kid)).toBe(false);
  });

  it('is changed after a year without anybody asking, and not before', async () => {
    const current = async (): Promise<unknown> =>
      (await desk.db.knex('streaming_signing_key').whereNull('retired_at').first('kid'))?.kid;
    const first = await current();
    await rotateYearly(desk.deps);
    expect(await current()).toBe(first);
    await desk.db
      .knex('streaming_signing_key')
      .whereNull('retired_at')
      .update({ made_at: new Date(Date.now() - 366 * 86_400_000) });
    await Promise.all([rotateYearly(desk.deps), rotateYearly(desk.deps)]);
    expect(await current()).not.toBe(first);
    expect(await desk.db.knex('streaming_signing_key').whereNull('retired_at')).toHaveLength(1);
  });

  it('gives nobody a pass that outlasts it', async () => {
    const { issuer, check } = createPasses(desk.deps);
    const token = await issuer.token({ ...passOf('v'), until: new Date(Date.now() + 400 * 86_400_000) });
    const read = await check(token);
    expect(read!.until.getTime()).toBeLessThanOrEqual(Date.now() + LONGEST_PASS_HOURS * 3_600_000);
  });
});

describe('a link', () => {
  it('is told once, kept as a hash, ended once, and told to every node', async () => {
    const { id: room } = (await desk.made({ signed: true })).room;
    const made = await makeLink(desk.deps, desk.operator, { room, audience: '培训三班', hours: 3 });
    if (!made.ok) throw new Error(made.error.code);
    const { link, pass } = made.value;
    expect(pass).toMatch(/^[\w-]{24}$/);
    expect(await desk.db.knex('streaming_link').where({ id: link.id }).first('hash')).toEqual({
      hash: hashOfPass(pass),
    });
    expect(JSON.stringify(await desk.ledger.of('yunze', room))).not.toContain(pass);
    const twice = await Promise.all([1, 2].map(() => revokeLink(desk.deps, desk.operator, { room, id: link.id })));
    expect(twice.map((one) => one.ok && one.value.revokedAt !== null)).toEqual([true, true]);
    const told = await desk.db.knex('outbox_event').where({ name: 'streaming.watch-link-revoked' });
    expect(told).toHaveLength(1);
    const listed = await listLinks(desk.deps, desk.operator, room);
    expect(listed.ok && listed.value.links).toMatchObject([{ id: link.id, audience: '培训三班', opened: 0 }]);
  });

  it('is one of fifty at most that are good, however many press at once', async () => {
    const { id: room } = (await desk.made()).room;
    const make = () => makeLink(desk.deps, desk.operator, { room, audience: 'x', hours: 1 });
    const all = [];
    for (let round = 0; round < 6; round += 1) all.push(...(await Promise.all(Array.from({ length: 9 }, make))));
    const refused = all.filter(({ ok }) => !ok);
    expect([all.length - refused.length, refused.length]).toEqual([50, 4]);
    expect(refused[0]).toMatchObject({ error: { code: 'STREAMING.TOO_MANY_LINKS', details: { most: 50 } } });
    const [first] = all;
    if (!first?.ok) throw new Error('none');
    await revokeLink(desk.deps, desk.operator, { room, id: first.value.link.id });
    expect((await make()).ok).toBe(true);
  });

  it('is none of a neighbour’s, nor of another room', async () => {
    const { deps, operator, neighbour } = desk;
    const { room, version } = await desk.made().then(({ room: { id, version: now } }) => ({ room: id, version: now }));
    const made = await makeLink(deps, operator, { room, audience: 'x', hours: 1 });
    if (!made.ok) throw new Error(made.error.code);
    const tries = [
      listLinks(deps, neighbour, room),
      makeLink(deps, neighbour, { room, audience: 'x', hours: 1 }),
      revokeLink(deps, neighbour, { room, id: made.value.link.id }),
      changeAudience(deps, neighbour, { room, version, listed: false, hosts: [] }),
    ];
    for (const answer of await Promise.all(tries)) {
      expect(answer).toMatchObject({ error: { code: 'STREAMING.ROOM_NOT_FOUND' } });
    }
    const elsewhere = (await desk.made()).room.id;
    expect(await revokeLink(deps, operator, { room: elsewhere, id: made.value.link.id })).toMatchObject({
      error: { code: 'STREAMING.LINK_NOT_FOUND' },
    });
  });
});

describe('the audience of a room', () => {
  it('is changed by one of two, and comes with a name for its list of hosts', async () => {
    const { id: room, version, listed } = (await desk.made()).room;
    expect(listed).toBe(true);
    const change = (hosts: string[], at = version) =>
      changeAudience(desk.deps, desk.operator, { room, version: at, listed: false, hosts });
    const both = await Promise.all([change(['b.example', 'a.example', 'a.example']), change(['c.example'])]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const kept = await desk.deps.rooms.find(desk.deps.database, ['yunze'], room);
    expect(kept).toMatchObject({ listed: false, restriction: room });
    expect((await change([], version + 1)).ok).toBe(true);
    expect(await desk.deps.rooms.find(desk.deps.database, ['yunze'], room)).toMatchObject({
      restriction: null,
      hosts: [],
    });
  });

  it('is not everybody from the start where a pass is needed', async () => {
    expect((await desk.made({ signed: true })).room.listed).toBe(false);
    expect((await desk.made({ signed: true, listed: true })).room.listed).toBe(true);
  });
});

it('is heard of by a node that listens', async () => {
  await desk.node.start();
  const heard: string[] = [];
  desk.node.outbox.onEveryNode([signingKeyChanged], {
    heard: ({ payload }) => void heard.push(payload.kid),
    lost: () => undefined,
  });
  await changeSigningKey(desk.deps, desk.operator, 'drill');
  await until(
    () => heard.length,
    (count) => count === 1,
  );
});
