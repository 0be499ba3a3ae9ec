import { z } from 'zod';
import type { JobKind, Platform } from '@hearth/cms/platform';
import type { PaymentDeps, PaymentWork } from './payment-deps';
import { alipayProvider } from './alipay/alipay-provider';
import { createPayables, type Payable } from './payable';
import { paymentInboxStore } from './payment-inbox-store';
import { listPaymentRows } from './payment-list-store';
import { paymentStore } from './payment-store';
import { createProviders, type ProviderMakers } from './providers';
import { credentialPlace, providerStore } from './provider-store';
import { refundStore } from './refund-store';
import { sandboxCall, type TillDeps } from './sandbox/choose-at-till';
import { sandboxProvider } from './sandbox/sandbox-provider';
import { sandboxStore } from './sandbox/sandbox-store';
import { stripeProvider } from './stripe/stripe-provider';
import { takeCallback } from './take-callback';
import { wechatProvider } from './wechat/wechat-provider';

const why = z.object({ why: z.literal('due') });
const trade = z.object({ outTradeNo: z.string() });
const late = z.object({ token: z.string() });

/** Something of a provider waits to be applied. */
export const INBOX: JobKind<typeof why> = { name: 'shop.payment-inbox', schema: why };
/** A provider is to be asked or called. */
export const DUE: JobKind<typeof why> = { name: 'shop.payment-due', schema: why };
/** The sandbox calls in. */
export const SANDBOX_CALL: JobKind<typeof trade> = { name: 'shop.sandbox-call', schema: trade };
/** Somebody at the sandbox's till pays later. */
export const SANDBOX_LATE: JobKind<typeof late> = { name: 'shop.sandbox-late', schema: late };

/** A call of a provider takes no longer: the buyer waits for it. */
const TIMEOUT = 8_000;
const LATER = 30_000;
/** The clocks of a node and of its database differ by a little. */
const SLACK = 200;

const made = new WeakMap<Platform, PaymentDeps>();

/** Everything that the verbs of payments are handed, on a host. */
export function paymentDeps(platform: Platform): PaymentDeps {
  const known = made.get(platform);
  if (known) return known;
  const { database, ids, random, vault } = platform;
  const root = (): string => rootOf(platform);
  const deps: PaymentDeps = {
    ...platform,
    ...{
      payments: paymentStore,
      list: listPaymentRows,
      refunds: refundStore,
      inbox: paymentInboxStore,
      settings: providerStore,
    },
    payables: createPayables(),
    providers: createProviders({
      ...{ database, ids, random, vault, settings: providerStore, hasSandbox: hasSandbox(process.env) },
      make: makersOf(platform, root),
    }),
    work: workBy(platform),
    root,
  };
  made.set(platform, deps);
  return deps;
}

/** Lets something be paid for; while the host registers. */
export function registerPayable(platform: Platform, payable: Payable): void {
  paymentDeps(platform).payables.register(payable);
}

/** No money moves at the sandbox's till, so a host that sells for money has it only when its operator says so. */
export const hasSandbox = (env: Readonly<Record<string, string | undefined>>): boolean =>
  env['HEARTH_PAY_SANDBOX'] === '1' || (env['NODE_ENV'] !== 'production' && env['HEARTH_PAY_SANDBOX'] !== '0');

function makersOf({ clock, random, database }: Platform, root: () => string): ProviderMakers {
  const { env } = process;
  const common = { clock, random, timeout: TIMEOUT };
  return {
    ours: {
      wechat: (credential) =>
        wechatProvider({ ...common, credential, base: env['HEARTH_WECHATPAY_URL'] ?? 'https://api.mch.weixin.qq.com' }),
      alipay: (credential) =>
        alipayProvider({
          ...{ credential, timeout: TIMEOUT },
          gateway: env['HEARTH_ALIPAY_URL'] ?? 'https://openapi.alipay.com/gateway.do',
        }),
      stripe: (credential) => stripeProvider({ ...common, credential, base: env['HEARTH_STRIPE_URL'] }),
    },
    sandbox: (station, secret) =>
      sandboxProvider({ database, random, clock, trades: sandboxStore, root }, station, secret),
  };
}

const workBy = ({ jobs, clock }: Pick<Platform, 'jobs' | 'clock'>): PaymentWork => ({
  heard: (tx) => jobs.enqueue(tx, INBOX, { data: { why: 'due' }, key: 'inbox' }),
  dueIn: (tx, about, seconds) =>
    jobs.enqueue(tx, DUE, {
      ...{ data: { why: 'due' }, key: `${about}/${seconds}` },
      startAfter: new Date(clock.now().getTime() + seconds * 1_000 + SLACK),
    }),
});

/** The till's own hands. */
export const tillDeps = ({ database, ids, jobs, clock }: Platform): TillDeps => ({
  ...{ database, ids, trades: sandboxStore },
  callIn: (tx, outTradeNo) => jobs.enqueue(tx, SANDBOX_CALL, { data: { outTradeNo } }),
  payLater: (tx, token) =>
    jobs.enqueue(tx, SANDBOX_LATE, { data: { token }, startAfter: new Date(clock.now().getTime() + LATER) }),
});

/** Calls the house as any provider does: bytes and a signature, through the very same door. */
export async function callInFor(platform: Platform, outTradeNo: string): Promise<void> {
  const deps = paymentDeps(platform);
  const found = await sandboxStore.byNumber(deps.database.read, outTradeNo);
  const setting = found && (await providerStore.find(deps.database.read, found.station, 'sandbox'));
  if (!found || !setting) return;
  const secret = deps.vault.open(credentialPlace(setting.id), setting.credential);
  const { station } = found;
  await takeCallback(deps, { ...sandboxCall(found, { secret, clock: platform.clock }), provider: 'sandbox', station });
}

/** The address that others reach this host at. */
function rootOf({ strapi }: Platform): string {
  const declared = strapi.config.get<string | undefined>('server.url');
  if (declared) return declared.replace(/\/+$/, '');
  const address = strapi.server.httpServer.address();
  const port = typeof address === 'object' && address ? address.port : strapi.config.get<number>('server.port');
  return `http://localhost:${port}`;
}
