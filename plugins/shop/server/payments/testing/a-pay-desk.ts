import { types } from 'pg';
import { systemClock, systemIds, systemRandom, unwrap } from '@hearth/cms/kernel';
import type { ReaderActor, StaffActor } from '@hearth/cms/contract';
import { createLedger, type Ledger } from '@hearth/cms/platform';
import { aBareStation, aNoticeNode, strapiLogIns, type NoticeNode } from '../../../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../../../tests/host/database';
import type { OwnPayment, PayCredential, PayMethod, PayProviderName } from '../../../contract';
import { alipayProvider } from '../alipay/alipay-provider';
import { applyInbox } from '../apply-inbox';
import { beginPayment } from '../begin-payment';
import { createPayables, type Payable } from '../payable';
import type { PaymentDeps } from '../payment-deps';
import { paymentInboxStore } from '../payment-inbox-store';
import { paymentNotices } from '../payment-notices';
import { listPaymentRows } from '../payment-list-store';
import { paymentStore } from '../payment-store';
import { createProviders } from '../providers';
import { credentialPlace, providerStore } from '../provider-store';
import { refundStore } from '../refund-store';
import { sandboxCall, type TillDeps } from '../sandbox/choose-at-till';
import { sandboxProvider } from '../sandbox/sandbox-provider';
import { sandboxStore } from '../sandbox/sandbox-store';
import { setProvider } from '../set-providers';
import { stripeProvider } from '../stripe/stripe-provider';
import type { ProviderCall } from '../take-callback';
import { wechatProvider } from '../wechat/wechat-provider';
import { workDue } from '../work-due';
import { aPayable, payableTable, type PayableRow } from './a-payable';

// As Strapi has it in its whole process: jsonb comes as text.
types.setTypeParser(types.builtins.JSONB, (text: string) => text);

/** Where the stand-ins of a test listen. */
export type LabUrls = { readonly wechat?: string; readonly alipay?: string; readonly stripe?: string };

/** Payments of a city station and a county station below it, on a database without Strapi; somebody's hands do what jobs do. */
export type PayDesk = {
  readonly db: TestDatabase;
  readonly node: NoticeNode;
  readonly deps: PaymentDeps;
  readonly till: TillDeps;
  readonly ledger: Ledger;
  readonly buyer: ReaderActor;
  readonly finance: StaffActor;
  readonly second: StaffActor;
  readonly neighbour: StaffActor;
  readonly mood: { sick: boolean };
  /** Something to pay for; gives its id. */
  owing(words?: Partial<Pick<PayableRow, 'amount' | 'until' | 'state' | 'buyer'>>): Promise<string>;
  payable(id: string): Promise<PayableRow & { readonly told: number }>;
  begin(subject: string, provider?: PayProviderName, method?: PayMethod): Promise<OwnPayment>;
  set(credential: PayCredential): Promise<void>;
  /** The number by which the provider knows a payment. */
  numberOf(payment: string): Promise<string>;
  state(payment: string): Promise<string>;
  apply(): Promise<void>;
  /** Lets the time come for all that is due, and does it. */
  due(): Promise<void>;
  /** What the sandbox would call in with now. */
  sandboxCall(outTradeNo: string): Promise<ProviderCall>;
  /** The kinds of notices that were told about something. */
  told(subject: string): Promise<readonly string[]>;
  drop(): Promise<void>;
};

/** What is paid for at a desk; orders of the shop, or what stands for them. */
export type Sold = (ground: { readonly node: NoticeNode; readonly mood: { sick: boolean } }) => Payable;

/** Makes one for a test file. */
export async function aPayDesk(labs: LabUrls = {}, sold: Sold = ({ mood }) => aPayable(mood)): Promise<PayDesk> {
  const db = await aDatabase();
  await strapiLogIns(db.knex);
  await payableTable(db);
  await aBareStation(db, 'yunze');
  await aBareStation(db, 'qinghe', 'yunze');
  const node = aNoticeNode(db.url);
  node.notices.declare(paymentNotices);
  const { deps, mood } = depsOf(node, labs, sold);
  const buyer: ReaderActor = { kind: 'reader', id: systemIds.next(), name: '买家', station: 'yunze' };
  const finance = staff('yunze', ['yunze', 'qinghe']);
  const { knex } = db;
  const find = async (id: string) => {
    const payment = await paymentStore.find(knex, id);
    if (!payment) throw new Error(`no payment ${id}`);
    return payment;
  };
  return {
    ...{ db, node, deps, buyer, finance, mood, ledger: deps.ledger, till: tillOf(deps) },
    second: staff('yunze', ['yunze', 'qinghe']),
    neighbour: staff('qinghe', ['qinghe']),
    owing: async (words = {}) => {
      const id = systemIds.next();
      const usual = {
        station: 'yunze',
        buyer: buyer.id,
        amount: 5_990,
        title: '云泽春茶 50% 装',
        until: new Date(Date.now() + 900_000),
      };
      await knex('test_payable').insert({ id, ...usual, ...words });
      return id;
    },
    payable: async (id) => {
      const row = await knex<PayableRow & { told: number }>('test_payable').where({ id }).first();
      if (!row) throw new Error(`no payable ${id}`);
      return row;
    },
    begin: async (subject, provider = 'sandbox', method = 'page') =>
      unwrap(
        await beginPayment(deps, buyer, {
          kind: 'order',
          subject,
          provider,
          method,
          payer: { address: '203.0.113.7', openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
        }),
      ),
    set: async (credential) => {
      const wanted = { station: 'yunze', provider: credential.provider, enabled: true, version: 0, credential };
      unwrap(await setProvider(deps, finance, wanted));
    },
    numberOf: async (id) => (await find(id)).outTradeNo,
    state: async (id) => (await find(id)).state,
    apply: () => applyInbox(deps),
    due: async () => {
      const past = knex.raw(`clock_timestamp() - interval '1 second'`);
      await knex('shop_payment').whereNotNull('next_query_at').update({ next_query_at: past });
      await knex('shop_refund').whereNotNull('next_at').update({ next_at: past });
      await workDue(deps);
    },
    sandboxCall: async (outTradeNo) => {
      const trade = await sandboxStore.byNumber(knex, outTradeNo);
      const row = await providerStore.find(knex, 'yunze', 'sandbox');
      if (!trade || !row) throw new Error(`no trade ${outTradeNo}`);
      const secret = deps.vault.open(credentialPlace(row.id), row.credential);
      return { ...sandboxCall(trade, { secret, clock: systemClock }), provider: 'sandbox', station: 'yunze' };
    },
    told: async (subject) =>
      (await knex<{ kind: string; subject: string }>('notice').where({ subject })).map(({ kind }) => kind),
    drop: async () => {
      await node.stop();
      await db.drop();
    },
  };
}

function depsOf(
  node: NoticeNode,
  labs: LabUrls,
  sold: Sold,
): { readonly deps: PaymentDeps; readonly mood: { sick: boolean } } {
  const { database, outbox, vault, notices } = node;
  const common = { clock: systemClock, random: systemRandom, timeout: 1_500 };
  const root = (): string => 'https://yunze.example';
  const mood = { sick: false };
  const payables = createPayables();
  payables.register(sold({ node, mood }));
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const providers = createProviders({
    ...{ database, ids: systemIds, random: systemRandom, vault, settings: providerStore, hasSandbox: true },
    make: {
      ours: {
        wechat: (credential) => wechatProvider({ ...common, credential, base: labs.wechat ?? '' }),
        alipay: (credential) =>
          alipayProvider({ credential, timeout: 1_500, gateway: `${labs.alipay ?? ''}/gateway.do` }),
        stripe: (credential) => stripeProvider({ ...common, credential, base: labs.stripe }),
      },
      sandbox: (station, secret) =>
        sandboxProvider({ ...common, database, trades: sandboxStore, root }, station, secret),
    },
  });
  const nobody = { heard: async () => undefined, dueIn: async () => undefined };
  const stores = {
    payments: paymentStore,
    list: listPaymentRows,
    refunds: refundStore,
    inbox: paymentInboxStore,
    settings: providerStore,
  };
  const ledger = createLedger({ database, ids: systemIds });
  return {
    mood,
    deps: {
      database,
      outbox,
      vault,
      notices,
      log,
      ids: systemIds,
      clock: systemClock,
      ledger,
      ...stores,
      providers,
      payables,
      work: nobody,
      root,
    },
  };
}

const tillOf = ({ database }: PaymentDeps): TillDeps => ({
  ...{ database, ids: systemIds, trades: sandboxStore },
  callIn: async () => undefined,
  payLater: async () => undefined,
});

const staff = (station: string, stations: readonly string[]): StaffActor => ({
  ...{ kind: 'staff', id: systemIds.next(), name: '财务', station, stations, roles: ['finance'] },
});
