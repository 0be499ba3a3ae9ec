import type { NoticeRuleBody } from '@hearth/cms/contract';
import { systemIds } from '@hearth/cms/kernel';
import type { Address } from '@hearth/cms/platform';
import { aMailbox, type Mailbox } from '../lab/mailbox';
import { paperDue, signalLost } from '../lab/notice-kinds';
import { aRobotLab, type RobotLab } from '../lab/webhooks';
import { until } from './a-node';
import { aBareStation, aNoticeNode, strapiLogIns, type NoticeNode } from './a-notice-house';
import { aDatabase, type TestDatabase } from './database';

/** When the papers of these tests run out. */
export const PAPER_AT = '2026-12-01T06:00:00Z';

/** A database with two stations, nodes that tell notices, and the stand-ins that they tell through. */
export async function aNoticeTest() {
  const db: TestDatabase = await aDatabase();
  const mailbox: Mailbox = await aMailbox();
  const robots: RobotLab = await aRobotLab(
    ['wecom', 'dingtalk', 'feishu'].map((name) => ({ token: `${name}-token`, secret: 'SECx' })),
  );
  const duty = new Map<string, readonly string[]>();
  const nodes: NoticeNode[] = [];
  await strapiLogIns(db.knex);
  await aBareStation(db, 'yunze');
  await aBareStation(db, 'qinghe', 'yunze');

  const rowsOf = (table: string) => db.knex(table).select('*');
  const due = async (states: readonly string[]) =>
    db
      .knex('notice_delivery')
      .whereIn('state', [...states])
      .update({ due_at: db.knex.fn.now() });

  return {
    ...{ db, mailbox, robots, duty, rowsOf, due },
    async node(lease?: number): Promise<NoticeNode> {
      const ways = { mail: mailbox.url, robots: robots.url, duty };
      const node = aNoticeNode(db.url, lease === undefined ? ways : { ...ways, lease });
      node.notices.declare([paperDue, signalLost]);
      nodes.push(node);
      await node.start();
      return node;
    },
    tellPaper: (from: NoticeNode, to: Address, subject = 'paper-1') =>
      from.database.transaction((tx) => {
        const facts = { paper: '样品报告', at: PAPER_AT };
        return from.notices.notify(tx, { kind: paperDue, station: 'yunze', to, subject, facts, link: '/x' });
      }),
    tellSignal: (from: NoticeNode, to: Address, station = 'qinghe') =>
      from.database.transaction((tx) =>
        from.notices.notify(tx, { kind: signalLost, station, to, subject: 'ch-1', facts: { channel: '一套' } }),
      ),
    deliveries: (lane: string) => db.knex('notice_delivery').where({ lane }).orderBy('id'),
    heard: async () => (await rowsOf('notice_recipient')).map(({ person }) => person as string).sort(),
    settled: (node: NoticeNode) =>
      until(
        async () => {
          await node.notices.sweep();
          return db.knex('notice_delivery').whereIn('state', ['queued', 'sending', 'failed']);
        },
        (rows) => rows.length === 0,
      ),
    told: (count: number) =>
      until(
        () => rowsOf('notice'),
        (rows) => rows.filter(({ state }) => state !== 'open').length === count,
      ),
    /** Looks for due work until it has come to that. */
    sweptUntil: async <T>(node: NoticeNode, see: () => Promise<T>, holds: (seen: T) => boolean) =>
      until(async () => {
        await node.notices.sweep();
        return see();
      }, holds),
    async rule(rule: Partial<NoticeRuleBody> & { station: string }): Promise<void> {
      const { minUrgency = 'low', audience = null, quiet = null, escalation = null, lanes = [], webhooks = [] } = rule;
      const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
      await db.knex('notice_rule').insert({
        ...{ id: systemIds.next(), station: rule.station, kind: rule.kind ?? '*', lanes, webhooks },
        ...{ audience: json(audience), quiet: json(quiet), escalation: json(escalation), min_urgency: minUrgency },
      });
    },
    async robot(node: NoticeNode, platform: string, secret: string | null = 'SECx'): Promise<string> {
      const id = systemIds.next();
      const seal = (column: string, text: string) =>
        node.vault.seal({ table: 'notice_webhook', column, row: id }, text);
      const sealed = {
        token_sealed: seal('token_sealed', `${platform}-token`),
        secret_sealed: secret === null ? null : seal('secret_sealed', secret),
      };
      await db.knex('notice_webhook').insert({ id, station: 'yunze', name: platform, platform, ...sealed });
      return id;
    },
    async end(): Promise<void> {
      await Promise.all(nodes.splice(0).map((node) => node.stop()));
      await Promise.all([mailbox.stop(), robots.stop()]);
      await db.drop();
    },
  };
}

/** What `aNoticeTest` makes. */
export type NoticeTest = Awaited<ReturnType<typeof aNoticeTest>>;
