import { err, ok, type Result } from '@hearth/cms/kernel';
import { z } from 'zod';
import type { KuaidiCredential } from '../../../contract';
import type { Carrier, CarrierRefusal, HeardPush, Watched } from '../carrier';
import { isKuaidiSigned, kuaidiAnswer, kuaidiPush, kuaidiSign, wordOf } from './kuaidi-words';

/** What Kuaidi100 is called with. */
export type KuaidiDeps = {
  readonly credential: KuaidiCredential;
  readonly base: string;
  /** Milliseconds that one call may take. */
  readonly timeout: number;
};

const subscribed = z.looseObject({ returnCode: z.coerce.string(), message: z.string().default('') });

/** What a subscription was answered that stands already (重复订阅). */
const KNOWN = '501';
/** Nothing is known yet (查询无结果): carriers take hours to say that they have something. */
const NOTHING_YET = '500';

/** Kuaidi100 (快递100): subscriptions with pushes, and questions where nothing is pushed. */
export function kuaidiCarrier(deps: KuaidiDeps): Carrier {
  const { credential } = deps;
  return {
    name: 'kuaidi100',
    async watch({ company, number, callbackUrl, salts, phone }) {
      const parameters = { callbackurl: callbackUrl, salt: salts[0], resultv2: '1', ...phoned(phone) };
      const param = JSON.stringify({ company, number, key: credential.key, parameters });
      const answer = await call(deps, '/poll', { schema: 'json', param });
      if (!answer.ok) return answer;
      const said = subscribed.safeParse(answer.value);
      if (!said.success) return err('PARCELS.CARRIER_LOST');
      const { returnCode, message } = said.data;
      return returnCode === '200' || returnCode === KNOWN ? ok(null) : refused(returnCode, message);
    },
    async query({ company, number, phone }) {
      const param = JSON.stringify({
        com: company,
        num: number,
        resultv2: '1',
        show: '0',
        order: 'desc',
        ...phoned(phone),
      });
      const sign = kuaidiSign(param, credential.key, credential.customer);
      const answer = await call(deps, '/poll/query.do', { customer: credential.customer, sign, param });
      if (!answer.ok) return answer;
      const said = kuaidiAnswer.safeParse(answer.value);
      if (!said.success) return err('PARCELS.CARRIER_LOST');
      if (!('result' in said.data)) return ok(wordOf(said.data));
      // Both forms are loose, so that what they say beside these words is kept: only the words of the form are looked at.
      const { returnCode, message } = said.data as { readonly returnCode: string; readonly message: string };
      return returnCode === NOTHING_YET
        ? ok({ company, number, events: [], step: null })
        : refused(returnCode, message);
    },
    hear,
  };
}

const phoned = (phone: string | null) => (phone === null ? {} : { phone });

const refused = (code: string, message: string) =>
  err('PARCELS.CARRIER_REFUSED', { why: `${code} ${message}`.slice(0, 200) });

/** A push is a form of two words; what is signed is `param` as it was before it was written as a form. */
function hear(body: Buffer, { salts }: Watched): HeardPush {
  const form = new URLSearchParams(body.toString('utf8'));
  const [param, sign] = [form.get('param'), form.get('sign')];
  if (param === null || sign === null || !isKuaidiSigned(param, sign, salts)) return { kind: 'forged' };
  const said = kuaidiPush.safeParse(parsed(param));
  return said.data?.lastResult ? { kind: 'word', word: wordOf(said.data.lastResult) } : { kind: 'ignored' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Posts a form; a line that broke, silence or a sick server leave unknown what was done. */
async function call(
  { base, timeout }: KuaidiDeps,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<Result<unknown, CarrierRefusal>> {
  try {
    const answer = await fetch(`${base}${path}`, {
      method: 'POST',
      headers: { accept: 'application/json', 'user-agent': 'Hearth' },
      body: new URLSearchParams(form),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    const text = await answer.text();
    return answer.ok ? ok(parsed(text)) : err('PARCELS.CARRIER_LOST');
  } catch {
    return err('PARCELS.CARRIER_LOST');
  }
}
