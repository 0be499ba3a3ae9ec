import { until } from '../../../../tests/host/a-node';
import { somebody } from '../../../../tests/host/a-notice-house';
import { aNoticeTest, type NoticeTest } from '../../../../tests/host/a-notice-test';
import { signalLost } from '../../../../tests/lab/notice-kinds';

let house: NoticeTest;

beforeEach(async () => {
  house = await aNoticeTest();
});

afterEach(() => house.end());

describe('e-mail', () => {
  it('is tried again when the server is busy, and becomes a dead letter when the address is refused', async () => {
    const node = await house.node();
    const wang = await somebody(house.db, { at: 'yunze' });
    house.mailbox.refuse = 550;
    await house.tellPaper(node, { person: wang });
    await until(
      () => house.deliveries('mail'),
      ([row]) => row?.state === 'dead',
    );
    expect(await house.rowsOf('notice_attempt')).toMatchObject([{ outcome: 'refused' }]);
  });

  it('whose answer was lost goes out again under its own id', async () => {
    const node = await house.node();
    const wang = await somebody(house.db, { at: 'yunze' });
    house.mailbox.taken = () => Promise.reject(new Error('cut'));
    await house.tellPaper(node, { person: wang });
    await until(
      () => house.deliveries('mail'),
      ([row]) => row?.state === 'unknown',
    );
    house.mailbox.taken = () => undefined;
    await house.db.knex('notice_delivery').where({ state: 'unknown' }).update({ due_at: house.db.knex.fn.now() });
    await until(
      async () => {
        await node.notices.sweep();
        return house.deliveries('mail');
      },
      ([row]) => row?.state === 'sent',
    );
    expect(house.mailbox.posts).toHaveLength(2);
    expect(house.mailbox.shown()).toHaveLength(1);
  });
});

describe('robots', () => {
  it('of all three platforms take what is signed, once for a group however many hear it', async () => {
    const node = await house.node();
    await somebody(house.db, { at: 'yunze' });
    await somebody(house.db, { at: 'yunze' });
    const webhooks = [
      await house.robot(node, 'wecom', null),
      await house.robot(node, 'dingtalk'),
      await house.robot(node, 'feishu'),
    ];
    await house.rule({ station: 'yunze', webhooks });
    await house.tellPaper(node, { role: 'editor' });
    await house.tellPaper(node, { role: 'editor' });
    await house.told(2);
    await house.settled(node);
    expect(house.robots.spoken.map(({ platform }) => platform).sort()).toEqual(['dingtalk', 'feishu', 'wecom']);
    expect(house.robots.spoken.every(({ text }) => text.includes('样品报告即将到期'))).toBe(true);
  });

  it('with a wrong secret end as dead letters at the first try', async () => {
    const node = await house.node();
    await somebody(house.db, { at: 'yunze' });
    await house.rule({
      station: 'yunze',
      webhooks: [await house.robot(node, 'dingtalk', 'wrong'), await house.robot(node, 'feishu', 'wrong')],
    });
    await house.tellPaper(node, { role: 'editor' });
    await house.told(1);
    await house.settled(node);
    expect(await house.deliveries('group')).toMatchObject([
      { state: 'dead', tries: 1, says: 'dingtalk 310000' },
      { state: 'dead', tries: 1, says: 'feishu 19021' },
    ]);
  });

  it('keep the pace of their platform, and are left in peace when it asks for that', async () => {
    const node = await house.node();
    const wang = await somebody(house.db, { at: 'yunze' });
    await house.rule({ station: 'yunze', webhooks: [await house.robot(node, 'wecom', null)] });
    for (let i = 0; i < 25; i += 1) await house.tellPaper(node, { person: wang }, `paper-${i}`);
    await house.told(25);
    await until(
      () =>
        house.db
          .knex('notice_delivery')
          .where({ lane: 'group', state: 'queued' })
          .where('due_at', '>', new Date(Date.now() + 5_000)),
      (later) => later.length === 5,
    );
    expect(house.robots.spoken).toHaveLength(20);
    await house.db.knex('notice_attempt').update({ started_at: house.db.knex.raw(`now() - interval '2 minutes'`) });
    await house.db.knex('notice_delivery').where({ state: 'queued' }).update({ due_at: house.db.knex.fn.now() });
    await until(
      async () => {
        await node.notices.sweep();
        return house.rowsOf('notice_webhook');
      },
      ([robot]) => robot?.paused_until > new Date(Date.now() + 30_000),
    );
    expect(house.robots.spoken).toHaveLength(20);
    expect((await house.deliveries('group')).map(({ state }) => state as string)).not.toContain('dead');
  });

  it('whose answer was lost are not told again, unless it presses, and then say that it may be a repeat', async () => {
    const node = await house.node();
    const wang = await somebody(house.db, { at: 'yunze' });
    await house.rule({ station: 'yunze', webhooks: [await house.robot(node, 'feishu')] });
    house.robots.mood.loseAnswers = true;
    await house.tellPaper(node, { person: wang });
    await node.database.transaction((tx) =>
      node.notices.notify(tx, {
        kind: signalLost,
        station: 'yunze',
        to: { person: wang },
        subject: 'x',
        facts: { channel: '一套' },
      }),
    );
    await until(
      () => house.deliveries('group'),
      (rows) => rows.length === 2 && rows.every(({ state }) => state === 'unknown'),
    );
    house.robots.mood.loseAnswers = false;
    await house.db.knex('notice_delivery').where({ state: 'unknown' }).update({ due_at: house.db.knex.fn.now() });
    await until(
      async () => {
        await node.notices.sweep();
        return (await house.deliveries('group')).map(({ state }) => state as string).sort();
      },
      (states) => states.join() === 'gave-up,sent',
    );
    expect(house.robots.spoken.map(({ text }) => text.split('\n')[0]).sort()).toEqual(
      ['一套信号中断', '一套信号中断（可能重复）', '样品报告即将到期'].sort(),
    );
  });
});
