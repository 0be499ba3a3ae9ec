import { until } from '../../../tests/host/a-node';
import { somebody } from '../../../tests/host/a-notice-house';
import { aNoticeTest, PAPER_AT, type NoticeTest } from '../../../tests/host/a-notice-test';
import { paperDue, signalLost } from '../../../tests/lab/notice-kinds';

let house: NoticeTest;

beforeEach(async () => {
  house = await aNoticeTest();
});

afterEach(() => house.end());

describe('a notice', () => {
  it('reaches everybody who holds the role now, each in their language, and nobody before the commit', async () => {
    const node = await house.node();
    const wang = await somebody(house.db, { at: 'yunze', roles: ['editor'] });
    const smith = await somebody(house.db, { at: 'yunze', roles: ['editor', 'host'], language: 'en' });
    await somebody(house.db, { at: 'yunze', roles: ['reporter'] });
    await expect(
      node.database.transaction(async (tx) => {
        const news = {
          kind: paperDue,
          station: 'yunze',
          to: { person: wang },
          subject: 's',
          facts: { paper: '甲', at: PAPER_AT },
        };
        await node.notices.notify(tx, news);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await house.tellPaper(node, { role: 'editor' });
    await house.told(1);
    await house.settled(node);
    expect(await house.heard()).toEqual([wang, smith].sort());
    const subjects = house.mailbox.posts.map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1] ?? '');
    expect(subjects.some((subject) => subject.includes('=?UTF-8?'))).toBe(true);
    expect(house.mailbox.posts.some(({ raw }) => raw.includes('https://desk.example/admin/x'))).toBe(true);
    expect(house.mailbox.posts).toHaveLength(2);
  });

  it('for a post finds who stands there at that moment; where nobody does, the administrators, and at last the host', async () => {
    const node = await house.node();
    const night = await somebody(house.db, { at: 'yunze', roles: ['editor'] });
    house.duty.set('yunze/night-desk', [night]);
    await house.tellPaper(node, { post: 'night-desk' });
    await house.told(1);
    house.duty.clear();
    const root = await somebody(house.db, { at: 'yunze', roles: ['super-admin'] });
    await house.tellPaper(node, { post: 'night-desk' }, 'paper-2');
    await house.told(2);
    const administrator = await somebody(house.db, { at: 'yunze', roles: ['station-administrator'] });
    await house.tellPaper(node, { post: 'night-desk' }, 'paper-3');
    await house.told(3);
    expect(await house.heard()).toEqual([night, root, administrator].sort());
  });

  it('of a county without anybody in the role is heard one level up', async () => {
    const node = await house.node();
    const head = await somebody(house.db, { at: 'yunze', roles: ['desk-head'] });
    await house.tellSignal(node, { role: 'desk-head' });
    await house.told(1);
    expect(await house.heard()).toEqual([head]);
  });

  it('that nobody is there to hear is kept as unheard', async () => {
    const node = await house.node();
    await house.tellPaper(node, { role: 'editor' });
    expect((await house.told(1))[0]).toMatchObject({ state: 'unheard' });
  });

  it('about the same subject is folded for who knows, by whatever node, and told to who does not', async () => {
    const [one, two] = [await house.node(), await house.node()];
    const wang = await somebody(house.db, { at: 'yunze' });
    await Promise.all([one, two, one, two].map((node) => house.tellPaper(node, { role: 'editor' })));
    await house.told(4);
    const late = await somebody(house.db, { at: 'yunze' });
    await house.tellPaper(one, { role: 'editor' });
    await house.told(5);
    await house.settled(one);
    expect(await house.heard()).toEqual([wang, late].sort());
    expect((await house.rowsOf('notice')).map(({ state }) => state).sort()).toEqual([
      'folded',
      'folded',
      'folded',
      'told',
      'told',
    ]);
    expect(house.mailbox.posts).toHaveLength(2);
    await house.db.knex('notice_recipient').update({ created_at: house.db.knex.raw(`now() - interval '31 minutes'`) });
    await house.tellPaper(two, { person: wang });
    await house.told(6);
    expect(await house.heard()).toHaveLength(3);
  });
});

describe('rules and preferences', () => {
  it('hold back by night what is not urgent, and ring for what is', async () => {
    const node = await house.node();
    const wang = await somebody(house.db, { at: 'qinghe' });
    const always = JSON.stringify({
      from: (new Date(Date.now() + 8 * 3.6e6 - 6e5).getUTCHours() * 60 + 1439) % 1440,
      to: (new Date(Date.now() + 8 * 3.6e6).getUTCHours() * 60 + 120) % 1440,
    });
    await house.db.knex('notice_preference').insert({ person: wang, lanes: ['mail'], quiet: always });
    await node.database.transaction(async (tx) => {
      const to = { person: wang };
      await node.notices.notify(tx, {
        kind: paperDue,
        station: 'qinghe',
        to,
        subject: 'a',
        facts: { paper: '甲', at: PAPER_AT },
      });
      await node.notices.notify(tx, {
        kind: signalLost,
        station: 'qinghe',
        to,
        subject: 'b',
        facts: { channel: '一套' },
      });
    });
    await house.told(2);
    await until(
      async () =>
        (await house.deliveries('mail'))
          .map(({ state, due_at }) => `${state} ${due_at > new Date()}`)
          .sort()
          .join(),
      (states) => states === 'queued true,sent false',
    );
    expect(house.mailbox.posts).toHaveLength(1);
  });

  it('spare the e-mail of somebody who has read the notice already', async () => {
    const node = await house.node();
    const wang = await somebody(house.db, { at: 'yunze' });
    house.mailbox.refuse = 451;
    await house.tellPaper(node, { person: wang });
    await until(
      () => house.deliveries('mail'),
      ([row]) => row?.state === 'failed',
    );
    await house.db.knex('notice_recipient').update({ read_at: house.db.knex.fn.now() });
    house.mailbox.refuse = undefined;
    await house.db.knex('notice_delivery').where({ state: 'failed' }).update({ due_at: house.db.knex.fn.now() });
    await house.settled(node);
    expect(await house.deliveries('mail')).toMatchObject([{ state: 'spared' }]);
    expect(house.mailbox.posts).toEqual([]);
  });
});

describe('an escalation', () => {
  const timePasses = () =>
    house.db.knex('notice_escalation').where({ state: 'waiting' }).update({ due_at: house.db.knex.fn.now() });
  const steps = () => house.db.knex('notice_escalation').orderBy('step').pluck('state');

  it('climbs step by step while nobody reads, each step once on two nodes, and is recorded', async () => {
    const [one, two] = [await house.node(), await house.node()];
    const wang = await somebody(house.db, { at: 'qinghe' });
    const head = await somebody(house.db, { at: 'qinghe', roles: ['desk-head'] });
    const chief = await somebody(house.db, { at: 'yunze', roles: ['chief-editor'] });
    await house.tellSignal(one, { person: wang });
    await house.told(1);
    expect(await house.heard()).toEqual([wang]);
    for (const climbed of [1, 2]) {
      await timePasses();
      await until(
        async () => {
          await Promise.all([one.notices.sweep(), two.notices.sweep()]);
          return steps();
        },
        (states) => states.filter((state) => state === 'climbed').length === climbed,
      );
    }
    expect(await house.heard()).toEqual([wang, head, chief].sort());
    const recorded = await house.db.knex('ledger_entry').where({ action: 'notice.escalated' });
    expect(recorded).toHaveLength(2);
    expect(await steps()).toEqual(['climbed', 'climbed']);
  });

  it('leaves out on every step whose deed it tells of, and asks those above where nobody else is', async () => {
    const node = await house.node();
    const doer = await somebody(house.db, { at: 'qinghe', roles: ['desk-head', 'editor', 'chief-editor'] });
    const editor = await somebody(house.db, { at: 'qinghe', roles: ['editor'] });
    const other = await somebody(house.db, { at: 'qinghe', roles: ['desk-head'] });
    const chief = await somebody(house.db, { at: 'yunze', roles: ['chief-editor'] });
    await house.tellSignal(node, { role: 'editor', except: [doer] });
    await house.told(1);
    expect(await house.heard()).toEqual([editor]);
    for (const climbed of [1, 2]) {
      await timePasses();
      await until(
        async () => {
          await node.notices.sweep();
          return steps();
        },
        (states) => states.filter((state) => state === 'climbed').length === climbed,
      );
    }
    expect(await house.heard()).toEqual([editor, other, chief].sort());
  });

  it('ends when somebody has read it', async () => {
    const node = await house.node();
    const wang = await somebody(house.db, { at: 'qinghe' });
    await somebody(house.db, { at: 'qinghe', roles: ['desk-head'] });
    await house.tellSignal(node, { person: wang });
    await house.told(1);
    await house.db.knex('notice_recipient').update({ read_at: house.db.knex.fn.now() });
    await timePasses();
    await until(
      async () => {
        await node.notices.sweep();
        return steps();
      },
      ([state]) => state === 'moot',
    );
    expect(await house.heard()).toEqual([wang]);
  });
});
