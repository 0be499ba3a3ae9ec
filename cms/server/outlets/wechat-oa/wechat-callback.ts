import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import type { CredentialOf } from '../../../contract';

type Oa = Pick<CredentialOf<'wechat-oa'>, 'appId' | 'callbackToken' | 'encodingAesKey'>;

/** What WeChat sends: the query that it signs, and the body as it came. */
export type WechatCall = { readonly query: URLSearchParams; readonly xml: string };

/** The end of a task of publishing (发布任务结束), as WeChat tells of it. */
export type PublishFinished = { readonly task: string; readonly status: string };

/** A call that proved to be WeChat's: news of a task, or something that this house does not ask about. */
export type Heard = { readonly finished: PublishFinished | undefined };

/** Why a call is not believed. */
export type Disbelief = 'forged' | 'late' | 'unreadable';

/** WeChat tries three times within seconds; what is older than this was kept by somebody to be sent again. */
const FRESH_SECONDS = 300;

const signature = (parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

function same(given: string | null, wanted: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Whether WeChat signed this query with the token that only it and the station know. */
function isSigned({ callbackToken }: Oa, query: URLSearchParams): boolean {
  if (callbackToken === null) return false;
  const parts = [callbackToken, query.get('timestamp') ?? '', query.get('nonce') ?? ''];
  return same(query.get('signature'), signature(parts));
}

const isFresh = (query: URLSearchParams, now: Date): boolean =>
  Math.abs(now.getTime() / 1_000 - Number(query.get('timestamp'))) <= FRESH_SECONDS;

/** What to answer when the address is entered at WeChat (服务器配置), or why not. */
export function echoOf(
  credential: Oa,
  query: URLSearchParams,
  now: Date,
): { readonly echo: string } | { readonly disbelief: Disbelief } {
  if (!isSigned(credential, query)) return { disbelief: 'forged' };
  return isFresh(query, now) ? { echo: (query.get('echostr') ?? '').slice(0, 200) } : { disbelief: 'late' };
}

/** Reads a call once it is known to be WeChat's and young; in safe mode (安全模式) the body has a signature of its own. */
export function heardOf(credential: Oa, call: WechatCall, now: Date): Heard | { readonly disbelief: Disbelief } {
  const { query, xml } = call;
  if (!isSigned(credential, query)) return { disbelief: 'forged' };
  if (!isFresh(query, now)) return { disbelief: 'late' };
  if (credential.encodingAesKey === null) return read(xml);
  return unsealed(credential, credential.encodingAesKey, call);
}

/** An account in safe mode takes nothing in plain text: whoever knows the token alone is not WeChat. */
function unsealed(credential: Oa, key: string, { query, xml }: WechatCall): Heard | { readonly disbelief: Disbelief } {
  const sealed = field(xml, 'Encrypt') ?? '';
  const parts = [credential.callbackToken ?? '', query.get('timestamp') ?? '', query.get('nonce') ?? '', sealed];
  if (sealed === '' || !same(query.get('msg_signature'), signature(parts))) return { disbelief: 'forged' };
  const inner = opened(key, sealed);
  if (inner === undefined) return { disbelief: 'unreadable' };
  return inner.appId === credential.appId ? read(inner.xml) : { disbelief: 'forged' };
}

function read(xml: string): Heard {
  const [task, status] = [field(xml, 'publish_id'), field(xml, 'publish_status')];
  if (field(xml, 'Event') !== 'PUBLISHJOBFINISH' || task === undefined || status === undefined)
    return { finished: undefined };
  return { finished: { task: task.slice(0, 64), status: status.slice(0, 8) } };
}

/** One flat field of WeChat's message; its messages have no attributes, and entities or schemas are never followed. */
function field(xml: string, name: string): string | undefined {
  const found = new RegExp(`<${name}>\\s*(?:<!\\[CDATA\\[([^\\]]*)\\]\\]>|([^<]*))\\s*</${name}>`).exec(xml);
  return found?.[1] ?? found?.[2]?.trim();
}

/** Random bytes, the length, the message and the account's id, in AES-256-CBC with padding to 32 (消息加解密). */
function opened(encodingKey: string, sealed: string): { readonly xml: string; readonly appId: string } | undefined {
  try {
    const key = Buffer.from(`${encodingKey}=`, 'base64');
    const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const bytes = Buffer.concat([cipher.update(Buffer.from(sealed, 'base64')), cipher.final()]);
    const pad = bytes.at(-1) ?? 0;
    const length = bytes.readUInt32BE(16);
    const end = bytes.length - pad;
    if (pad < 1 || pad > 32 || 20 + length > end) return undefined;
    return {
      xml: bytes.subarray(20, 20 + length).toString('utf8'),
      appId: bytes.subarray(20 + length, end).toString('utf8'),
    };
  } catch {
    // What does not decrypt was not sealed with this account's key.
    return undefined;
  }
}
