import { STAND_INS } from '../../../tests/lab/platforms/lab';
import { workOnce } from '../deliveries/do-work';
import { aPlatformDesk, type PlatformDesk } from './testing/a-platform-desk';

let room: PlatformDesk;
beforeAll(async () => {
  room = await aPlatformDesk();
});
afterAll(() => room.end());

const TABLES = ['outlet_step', 'outlet_pause', 'outlet_token', 'delivery_attempt', 'delivery', 'edition'];
async function clean(): Promise<void> {
  room.lab.reset();
  for (const table of TABLES) await room.desk.db.knex(table).delete();
}

const SECRETS = /lab-\w+-secret|lab-refresh|"?at-[0-9a-f]{12}|rt-[0-9a-f]{12}/;

/** One suite for every driver: what the house promises of a platform does not depend on which one it is. */
describe.each(STAND_INS.map(({ platform, deletes }) => ({ platform, deletes })))(
  '$platform',
  ({ platform, deletes }) => {
    beforeEach(async () => {
      room.lab.reset();
      const { knex } = room.desk.db;
      for (const table of ['outlet_step', 'outlet_pause', 'delivery_attempt', 'delivery', 'edition'])
        await knex(table).delete();
      await knex('outlet_token').delete();
      await room.account(platform);
    });

    it('posts what was signed, once, and knows where it stands', async () => {
      const row = await room.publish();
      expect(row).toMatchObject({ state: 'live', problem: null });
      expect(row.url).toMatch(/^https:\/\//);
      const [post, ...more] = room.lab.visible(platform);
      expect(more).toEqual([]);
      expect(`${post?.title} ${post?.text}`).toContain('夏汛来临，青禾县提前转移沿河住户');
    });

    it('renews a token that is over, once for all who wait for it', async () => {
      await room.publish();
      const before = room.lab.renewals(platform);
      room.lab.expire(platform);
      const nodes = [room.node(), room.node(), room.node()];
      for (let at = 0; at < nodes.length; at += 1) {
        const signed = await room.desk.sign(undefined, `同时发的第 ${at} 篇`);
        await room.desk.plan(room.node(), signed);
      }
      await Promise.all(nodes.map(workOnce));
      await room.work();
      const rows = await room.desk.deliveries();
      const own = room.lab.credential(platform);
      // An account whose token nobody can renew is for a person, and says so.
      if ('refreshToken' in own || own.platform === 'wechat-oa') {
        expect(rows.map(({ state }) => state)).toEqual(['live', 'live', 'live', 'live']);
        expect(room.lab.renewals(platform)).toBe(before + 1);
      } else {
        expect(rows.slice(1).map(({ state, problem }) => [state, problem?.cure.en])).toEqual(
          rows.slice(1).map(() => ['failed_final', 'Authorise the account anew in the channel, then try again']),
        );
      }
    });

    it('waits when the allowance is used up, and leaves the account alone meanwhile', async () => {
      room.lab.script(platform, 'quota');
      const signed = await room.desk.sign();
      await room.desk.plan(room.node(), signed);
      while (await workOnce(room.node()));
      const waiting = await room.latest(signed.documentId);
      expect(waiting).toMatchObject({ state: 'failed_retryable', problem: { kind: 'retryable' } });
      expect(waiting.problem?.message.en).toBe('The account has used up what the platform allows');
      // Another story is stopped before it bothers the platform.
      const asked = room.lab.calls.length;
      const other = await room.desk.sign(undefined, '额度用完之后的另一篇');
      await room.desk.plan(room.node(), other);
      while (await workOnce(room.node()));
      expect((await room.latest(other.documentId)).state).toBe('failed_retryable');
      expect(room.lab.calls.length).toBe(asked);
      await room.work();
      expect((await room.latest(signed.documentId)).state).toBe('live');
      expect(room.lab.visible(platform)).toHaveLength(2);
    });

    it('tries again by itself when the platform is busy', async () => {
      room.lab.script(platform, 'busy');
      expect(await room.publish()).toMatchObject({ state: 'live', attempt: 2 });
      expect(room.lab.visible(platform)).toHaveLength(1);
    });

    it('leaves a refusal to a person, with the field and a cure in both languages', async () => {
      room.lab.script(platform, 'refuses');
      const row = await room.publish();
      expect(row).toMatchObject({ state: 'failed_final', problem: { kind: 'final' } });
      expect(row.problem?.path).not.toBeNull();
      expect(row.problem?.cure['zh-Hans']).toMatch(/[\u4e00-\u9fff]{4}/);
      expect(room.lab.posts(platform)).toEqual([]);
    });

    it.each(['loses-answer', 'breaks-after', 'never-arrives'] as const)(
      'makes one post when the platform %s',
      async (mood) => {
        room.lab.script(platform, mood);
        const row = await room.publish();
        expect(row.state).toBe('live');
        expect(room.lab.posts(platform)).toHaveLength(1);
        expect(room.lab.visible(platform)).toHaveLength(1);
      },
    );

    it('proves nothing by an absence that is younger than the lists of the platform', async () => {
      room.lab.script(platform, 'never-arrives');
      const signed = await room.desk.sign();
      const patient = room.patientNode();
      await room.desk.plan(patient, signed);
      while (await workOnce(patient));
      expect((await room.latest(signed.documentId)).state).toBe('unknown');
      expect(room.lab.posts(platform)).toEqual([]);
    });

    it('takes a post down and believes it when it is gone, however long that lags', async () => {
      const { documentId } = await room.publish();
      room.lab.removals(platform, 'fails', 'lags');
      await room.takeDown(documentId);
      await room.work(14);
      // Where the API cannot take anything down, people are asked to.
      expect((await room.latest(documentId)).state).toBe(deletes ? 'down' : 'manual_takedown');
      expect(room.lab.visible(platform)).toHaveLength(deletes ? 0 : 1);
    });

    it('leaves removal to people where the account may not delete', async () => {
      await room.account(platform, { capabilities: ['publish'] });
      const { documentId } = await room.publish();
      await room.takeDown(documentId);
      await room.work();
      expect((await room.latest(documentId)).state).toBe('manual_takedown');
      expect(room.lab.visible(platform)).toHaveLength(1);
    });

    it('shows one version when a story is signed anew', async () => {
      const { documentId } = await room.publish();
      const row = await room.publish(documentId, '青禾县转移住户全部返回');
      if (!deletes) {
        expect(row).toMatchObject({ state: 'manual', revision: 2 });
        expect(room.lab.visible(platform)).toHaveLength(1);
        return;
      }
      expect(row).toMatchObject({ state: 'live', revision: 2 });
      const shown = room.lab.visible(platform);
      expect(shown).toHaveLength(1);
      expect(`${shown[0]?.title} ${shown[0]?.text}`).toContain('全部返回');
      expect((await room.desk.deliveries(documentId)).map(({ state }) => state)).toEqual(['replaced', 'live']);
    });

    it('says whose account it is, and that a wrong credential is wrong, without spelling it', async () => {
      const check = async () => room.check(platform);
      expect(await check()).toMatchObject({ ok: true, value: { name: expect.stringMatching(/\S/) as string } });
      room.lab.revoke(platform);
      await room.desk.db.knex('outlet_token').delete();
      const refused = await check();
      expect(refused.ok).toBe(false);
      expect(JSON.stringify(refused)).not.toMatch(SECRETS);
      const row = await room.publish();
      expect(row.state).toBe('failed_final');
      const kept = JSON.stringify([
        await room.desk.deliveries(),
        await room.desk.db.knex('delivery_attempt'),
        await room.desk.db.knex('outlet_step'),
        await room.desk.db.knex('outlet_token'),
      ]);
      expect(kept).not.toMatch(SECRETS);
    });
  },
);

it('stands a correction beside what an account can neither change nor remove', async () => {
  await clean();
  await room.account('facebook', { capabilities: ['publish'] });
  const { documentId, station } = await room.publish();
  const { id, hash } = { id: crypto.randomUUID(), hash: 'a'.repeat(64) };
  await room.desk.db.knex('correction_order').insert({
    ...{ id, station, document_id: documentId, locale: 'zh-Hans', title: '更正', number: '更1', state: 'open' },
    ...{ old_fact: '三个村', new_fact: '两个村', reason: '核实', blame: 'source', public_note: '' },
    ...{ revision_from: 1, hash_from: hash, together: id },
  });
  const row = await room.publish(documentId, '青禾县转移住户全部返回');
  expect(row).toMatchObject({ state: 'live', revision: 2 });
  expect(room.lab.visible('facebook').map(({ text }) => text.includes('更正：'))).toEqual([false, true]);
  await room.desk.db.knex('correction_order').delete();
});

const those = (which: 'reviews' | 'rejects') => STAND_INS.filter((one) => one[which]).map(({ platform }) => platform);

it.each(those('reviews'))(
  '%s looks at a post first, is waited for, and the post is live when it passes',
  async (platform) => {
    await clean();
    await room.account(platform);
    room.lab.script(platform, 'reviews');
    const signed = await room.desk.sign();
    await room.desk.plan(room.node(), signed);
    const seen: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      await room.work(1);
      seen.push((await room.latest(signed.documentId)).state);
    }
    expect(seen).toContain('platform_review');
    expect(seen.at(-1)).toBe('live');
    expect(room.lab.visible(platform)).toHaveLength(1);
  },
);

it.each(those('rejects'))('%s is believed when it rejects, and the cure is shown', async (platform) => {
  await clean();
  await room.account(platform);
  room.lab.script(platform, 'rejects');
  const signed = await room.desk.sign();
  await room.desk.plan(room.node(), signed);
  await room.work(10);
  const row = await room.latest(signed.documentId);
  expect(row).toMatchObject({ state: 'rejected', problem: { kind: 'rejected' } });
  expect(row.problem?.path).not.toBeNull();
  expect(row.problem?.cure.en).toBeTruthy();
  expect(room.lab.visible(platform)).toEqual([]);
});
