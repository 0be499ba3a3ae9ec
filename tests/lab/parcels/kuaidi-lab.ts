import { createHash } from 'node:crypto';
import {
  aLabServer,
  aPayWorld,
  aRef,
  type LabAnswer,
  type LabCall,
  type LabFault,
  type LabServer,
} from '../pay/pay-world';

/** What a station has of Kuaidi100: the key as it is typed in. */
export type KuaidiPapers = { readonly customer: string; readonly key: string };

/** What a station asked to be told of. */
export type LabWatch = {
  readonly company: string;
  readonly callbackUrl: string;
  readonly salt: string;
  readonly phone?: string;
};

/** Something that happens to a parcel. */
export type LabStep = { readonly state: string; readonly at: Date; readonly text: string };

/** What of a push is not as it should be. */
export type KuaidiTwist = {
  /** Only the first so many steps are told: a push that was overtaken by later ones. */
  readonly upTo?: number;
  readonly salt?: string;
  readonly number?: string;
  readonly status?: 'polling' | 'shutdown' | 'abort' | 'updateall';
  /** Somebody changed what was signed. */
  readonly change?: (param: string) => string;
};

/** A stand-in for Kuaidi100: MD5 both ways, subscriptions, pushes and questions. */
export type KuaidiLab = LabServer & {
  readonly papers: KuaidiPapers;
  /** `POST /path form`, in the order of arrival. */
  readonly calls: string[];
  readonly faults: { readonly line: string; readonly does: LabFault }[];
  readonly watched: Map<string, LabWatch>;
  /** What a subscription of a number is refused with. */
  readonly refusals: Map<string, { readonly returnCode: string; readonly message: string }>;
  happen(number: string, ...steps: readonly LabStep[]): void;
  push(number: string, twist?: KuaidiTwist): Buffer;
};

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex').toUpperCase();

/** Beijing time without saying so, as Kuaidi100 writes it. */
const written = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** Opens one. */
export async function aKuaidiLab(): Promise<KuaidiLab> {
  const papers = { customer: aRef('C').toUpperCase(), key: aRef('k') };
  const world = aPayWorld();
  const ways = new Map<string, LabStep[]>();
  const watched: KuaidiLab['watched'] = new Map();
  const refusals: KuaidiLab['refusals'] = new Map();
  const server = await aLabServer(world, {
    answer: (call) => {
      const form = Object.fromEntries(new URLSearchParams(call.body));
      if (call.path === '/poll') return subscribe({ papers, watched, refusals }, form);
      return call.path === '/poll/query.do' ? query(papers, ways, form) : said(404, {});
    },
    sign: ({ body }: LabAnswer, _call: LabCall) => ({ headers: {}, body }),
  });
  return {
    ...server,
    ...{ papers, watched, refusals, calls: world.calls, faults: world.faults },
    happen: (number, ...steps) => void ways.set(number, [...(ways.get(number) ?? []), ...steps]),
    push: (number, twist = {}) => {
      const watch = watched.get(number);
      if (!watch) throw new Error(`nobody asked to be told of ${number}`);
      return pushOf({ number, watch, steps: ways.get(number) ?? [] }, twist);
    },
  };
}

type Told = { readonly number: string; readonly watch: LabWatch; readonly steps: readonly LabStep[] };

function pushOf({ number, watch, steps }: Told, twist: KuaidiTwist): Buffer {
  const told = steps.slice(0, twist.upTo);
  const lastResult = { message: 'ok', ischeck: '0', ...known(watch.company, twist.number ?? number, told) };
  const status = twist.status ?? (OVER.includes(lastResult.state) ? 'shutdown' : 'polling');
  const param = JSON.stringify({ status, billstatus: 'check', message: '', lastResult });
  const sign = md5(param + (twist.salt ?? watch.salt));
  return Buffer.from(new URLSearchParams({ sign, param: twist.change?.(param) ?? param }).toString());
}

/** Signed for, by the receiver or by the sender: nothing more is pushed. */
const OVER: readonly string[] = ['3', '4'];

const said = (status: number, body: object): LabAnswer => ({ status, body: JSON.stringify(body) });

/** The newest first, as it is told. */
const known = (com: string, nu: string, steps: readonly LabStep[]) => ({
  ...{ status: '200', com, nu, state: steps.at(-1)?.state ?? '0' },
  data: [...steps].reverse().map(({ state, at, text }) => ({
    ...{ context: text, time: written(at), ftime: written(at), status: '在途', statusCode: state },
  })),
});

type Desk = Pick<KuaidiLab, 'papers' | 'watched' | 'refusals'>;
type Subscription = {
  readonly company: string;
  readonly number: string;
  readonly key: string;
  readonly parameters: { readonly callbackurl: string; readonly salt: string; readonly phone?: string };
};

function subscribe({ papers, watched, refusals }: Desk, form: Readonly<Record<string, string>>): LabAnswer {
  // What the driver sent is what it was written to send.
  const { company, number, key, parameters } = JSON.parse(form['param'] ?? '{}') as Subscription;
  if (form['schema'] !== 'json' || key !== papers.key)
    return said(200, { result: false, returnCode: '600', message: '您不是合法的订阅者' });
  const refused = refusals.get(number);
  if (refused) return said(200, { result: false, ...refused });
  if (watched.has(number)) return said(200, { result: false, returnCode: '501', message: '重复订阅' });
  const { callbackurl: callbackUrl, salt, ...phone } = parameters;
  watched.set(number, { company, callbackUrl, salt, ...(phone.phone === undefined ? {} : { phone: phone.phone }) });
  return said(200, { result: true, returnCode: '200', message: '提交成功' });
}

function query(
  papers: KuaidiPapers,
  ways: ReadonlyMap<string, readonly LabStep[]>,
  { param = '', sign, customer }: Readonly<Record<string, string>>,
): LabAnswer {
  if (customer !== papers.customer || sign !== md5(param + papers.key + papers.customer))
    return said(200, { result: false, returnCode: '503', message: '验证签名失败' });
  const { com, num } = JSON.parse(param) as { readonly com: string; readonly num: string };
  const steps = ways.get(num) ?? [];
  return steps.length === 0
    ? said(200, { result: false, returnCode: '500', message: '查询无结果，请隔段时间再查' })
    : said(200, { message: 'ok', ischeck: '0', ...known(com, num, steps) });
}
