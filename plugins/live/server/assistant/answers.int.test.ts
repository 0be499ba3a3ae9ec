import { randomUUID } from 'node:crypto';
import { err, unwrap } from '@hearth/cms/kernel';
import type { LiveFacts } from '../robots/live-book';
import { keepHost } from '../hosts/keep-host';
import { turnHost } from '../hosts/turn-host';
import { seeLabel } from '../hosts/watch-host';
import { aRobotHouse, aViewer, officer, operator, stranger, type RobotHouse } from '../robots/testing/a-robot-house';
import { PRODUCT, REPORT } from '../robots/testing/some-goods';
import { answerData } from './answer-data';
import { answerQuestion } from './answer-question';
import { replyToQuestion } from './reply-to-question';
import { seeAnswers, seeOwnQuestions } from './see-answers';
import { templateDriver } from './template-driver';

let house: RobotHouse;
beforeAll(async () => {
  house = await aRobotHouse();
}, 60_000);
afterAll(() => house.test.drop());

const LABEL = { 'zh-Hans': 'AI 助理小禾', en: 'AI assistant' };

/** A live with an assistant that somebody watches over. */
async function helped(): Promise<LiveFacts> {
  const live = house.selling();
  const duty = { person: officer.id };
  const given = { kind: 'digital-human', task: 'answers', name: '小禾', label: LABEL, duty } as const;
  const { id, version } = unwrap(await keepHost(house.hosting, operator, { id: live.id, ...given }));
  unwrap(await seeLabel(house.hosting, officer, id));
  unwrap(await turnHost(house.hosting, officer, { id, version, event: 'begin', reason: '' }));
  return live;
}

type Asked = { readonly press?: string; readonly product?: string | null; readonly who?: ReturnType<typeof aViewer> };
const ask = (live: LiveFacts, question: string, { who = aViewer(), ...more }: Asked = {}) =>
  answerQuestion(house.answering, who, { id: live.id, press: randomUUID(), question, product: null, ...more });

describe('a question', () => {
  it('is answered from a page of a paper, with the label of the machine', async () => {
    const live = await helped();
    expect(unwrap(await ask(live, '农残检出了吗'))).toMatchObject({
      ...{ outcome: 'answered', product: PRODUCT, text: '农残 68 项未检出（检测报告第 3 页）。', label: LABEL },
      ...{ source: { kind: 'paper', paper: REPORT, page: 3 }, queue: null },
    });
    expect(unwrap(await ask(live, '主播多大了')).outcome).toBe('unknown');
  });

  it.each([
    ['多少钱一箱', 'price'],
    ['坏了能退款吗', 'refund'],
    ['糖尿病人能吃吗', 'health'],
    ['宝宝能吃吗', 'minors'],
  ])('%s never reaches a driver', async (question, topic) => {
    const live = await helped();
    const heard: string[] = [];
    house.using.driver = {
      name: 'eager',
      answer: (asked) => {
        heard.push(asked);
        return Promise.resolve({ text: '当然', source: { kind: 'fact', field: 'origin' } });
      },
    };
    expect(unwrap(await ask(live, question))).toMatchObject({ outcome: 'handed', topic, text: null });
    expect(heard).toEqual([]);
    house.using.driver = templateDriver;
  });

  it('goes to a person while no machine is on, or nobody watches over it', async () => {
    expect(unwrap(await ask(house.selling(), '哪里产的')).outcome).toBe('handed');
    const live = await helped();
    const past = house.test.knex.raw(`clock_timestamp() - interval '2 minutes'`);
    await house.test.knex('live_host').where({ session: live.id }).update({ seen_at: past });
    expect(unwrap(await ask(live, '哪里产的')).outcome).toBe('handed');
  });

  it('is not known when a driver breaks or names what it was not handed', async () => {
    const live = await helped();
    house.using.driver = { name: 'broken', answer: () => Promise.reject(new Error('no line')) };
    expect(unwrap(await ask(live, '哪里产的')).outcome).toBe('unknown');
    const name = { 'zh-Hans': '检测报告', en: 'test report' };
    house.using.driver = {
      name: 'inventive',
      answer: () => Promise.resolve({ text: '有机认证', source: { kind: 'paper', paper: REPORT, page: 99, name } }),
    };
    expect(unwrap(await ask(live, '哪里产的'))).toMatchObject({ outcome: 'unknown', text: null });
    house.using.driver = templateDriver;
  });

  it('is one however often the phone sends it', async () => {
    const live = await helped();
    const [press, viewer] = [randomUUID(), aViewer()];
    const sent = await Promise.all([1, 2, 3].map(() => ask(live, '哪里产的', { press, who: viewer })));
    expect(new Set(sent.map((answer) => unwrap(answer).id)).size).toBe(1);
    expect(await ask(live, '保质期多久', { press, who: viewer })).toEqual(err('ROBOTS.PRESS_USED'));
    expect(unwrap(await ask(live, '保质期多久', { press })).outcome).toBe('answered');
  });

  it('is asked in a live that goes on, and in no rehearsal', async () => {
    expect(await ask(house.selling({ state: 'ended' }), '哪里产的')).toEqual(err('ROBOTS.NOT_ON_AIR'));
    expect(await ask(house.selling({ isRehearsal: true }), '哪里产的')).toEqual(err('ROBOTS.SESSION_NOT_FOUND'));
    expect(await ask({ ...house.live(), id: randomUUID() }, '哪里产的')).toEqual(err('ROBOTS.SESSION_NOT_FOUND'));
  });
});

describe('what was handed on', () => {
  it('waits in its turn and is answered by one person, by name', async () => {
    const live = await helped();
    const viewer = aViewer();
    const first = unwrap(await ask(live, '多少钱'));
    const mine = unwrap(await ask(live, '能退款吗', { who: viewer }));
    expect([first.queue?.ahead, mine.queue?.ahead]).toEqual([0, 1]);
    const more = unwrap(await ask(live, '价格能便宜吗', { who: viewer }));
    const own = unwrap(await seeOwnQuestions(house.answering, viewer, live.id)).answers;
    expect(own.map(({ id, queue }) => [id, queue?.ahead])).toEqual([
      [more.id, 2],
      [mine.id, 1],
    ]);
    const list = unwrap(await seeAnswers(house.answering, officer, { id: live.id, waiting: 'yes' }));
    expect([list.waiting, list.answers.map(({ id, queue }) => [id, queue?.ahead])]).toEqual([
      ...[
        3,
        [
          [first.id, 0],
          [mine.id, 1],
          [more.id, 2],
        ],
      ],
    ]);
    const reply = () => replyToQuestion(house.answering, officer, { id: mine.id, text: '坏果包赔，订单里申请即可' });
    const both = await Promise.all([reply(), reply()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual(err('ROBOTS.ANSWER_GIVEN'));
    expect(await replyToQuestion(house.answering, stranger, { id: first.id, text: '好' })).toEqual(
      err('ROBOTS.ANSWER_NOT_FOUND'),
    );
    expect(unwrap(await seeOwnQuestions(house.answering, viewer, live.id)).answers).toMatchObject([
      { id: more.id, queue: { ahead: 1 } },
      { id: mine.id, reply: { by: officer.name, text: '坏果包赔，订单里申请即可' }, queue: null },
    ]);
    expect(await seeAnswers(house.answering, stranger, { id: live.id })).toEqual(err('ROBOTS.SESSION_NOT_FOUND'));
  });

  it('is kept three years, and whose it was is forgotten when they want it', async () => {
    const live = await helped();
    const viewer = aViewer();
    const { id } = unwrap(await ask(live, '多少钱', { who: viewer }));
    const row = () => house.test.knex('live_answer').where({ id });
    await expect(row().delete()).rejects.toThrow('kept three years');
    await expect(row().update({ question: '别的' })).rejects.toThrow('kept three years');
    const held = answerData(house.answering);
    expect(await held.export(viewer.id)).toMatchObject([{ id, question: '多少钱' }]);
    await house.test.database.transaction((tx) => held.erase(tx, viewer.id));
    expect(await held.export(viewer.id)).toEqual([]);
    expect(await row().first('reader', 'question')).toEqual({ reader: null, question: '多少钱' });
    await expect(row().update({ reader: viewer.id })).rejects.toThrow('kept three years');
    expect(await house.test.database.transaction((tx) => house.answering.answers.prune(tx, 10, []))).toBe(0);
    // As if somebody had asked it four years ago.
    await house.test.knex.raw(
      `INSERT INTO live_answer SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'press', gen_random_uuid(),
         'at', clock_timestamp() - interval '4 years'))).* FROM live_answer a WHERE a.id = ?`,
      [id],
    );
    const prune = (held: readonly string[]) =>
      house.test.database.transaction((tx) => house.answering.answers.prune(tx, 10, held));
    expect([await prune([live.id]), await prune([]), await prune([])]).toEqual([0, 1, 0]);
  });
});
