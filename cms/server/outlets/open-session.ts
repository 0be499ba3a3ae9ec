import { channelCredential, type Channel, type ChannelCredential } from '../../contract';
import { ok, type Result } from '../../kernel';
import type { Parcel } from '../deliveries/outlet.rules';
import type { Driver, Session } from './driver';
import type { OutletDeps } from './outlet-deps';
import type { Step } from './outlet-store';
import type { Ask, Heard } from '../../platform/outside/platform-call';
import { lost, type Refused } from './refused.rules';
import { createTokenKeeper, type TokenKeeper } from './token-keeper';

/** The step that is noted before the request that makes the post leaves. */
export const SENT = 'sent';

/** What a session is opened for; a check of the account has no delivery. */
export type SessionFor = Pick<Parcel, 'credential' | 'signal'> & {
  readonly flow?: Parcel['flow'];
  readonly mayGo?: Parcel['mayGo'];
  readonly channel: Pick<Channel, 'id' | 'station' | 'platform'>;
  readonly key: string | null;
};

/** Opens an account for one call of its driver: its credential lives as long as the call. */
export async function openSession<C extends ChannelCredential>(
  deps: OutletDeps,
  driver: Driver<C>,
  wanted: SessionFor,
): Promise<Result<Session<C> & { readonly sent: Step | undefined }, Refused>> {
  const credential = await credentialOf(driver, wanted);
  if (credential === undefined) {
    return { ok: false, error: { kind: 'final', code: 'NO_CREDENTIAL', words: 'missing' } };
  }
  const { channel, key, signal, flow } = wanted;
  const { id, station } = channel;
  const keeper = createTokenKeeper(deps, { channel, driver, credential, signal });
  const line: Line = { deps, driver, keeper, channel, signal, flow };
  const keep = async (name: string, value: string): Promise<void> => {
    if (key !== null) await deps.store.keepStep(deps.database.read, { delivery: key, station, name, value });
  };
  const read = async (name: string): Promise<Step | undefined> =>
    key === null ? undefined : deps.store.step(deps.database.read, key, name);
  const sent = await read(SENT);
  return ok({
    credential,
    sent,
    now: () => deps.clock.now(),
    nonce: () => deps.ids.next(),
    sentAt: sent?.at ?? null,
    media: deps.media(channel.platform),
    steps: { keep, read: async (name) => (await read(name))?.value },
    reached: (far) => flow?.reached(far),
    ask: (make) => asked(line, make, { commits: false }),
    async commit(make, before) {
      // Before it is noted as asked for: what is stopped here was never sent, and the post that it takes the place of stays.
      if (wanted.mayGo && !(await wanted.mayGo())) return { ok: false, error: STOPPED };
      const refused = await before?.();
      if (refused) return { ok: false, error: refused };
      await keep(SENT, id);
      return asked(line, make, { commits: true });
    },
  });
}

/** The house said no itself, before anything was asked of the platform. */
const STOPPED: Refused = { kind: 'stopped', code: 'STOPPED', words: 'stopped' };

async function credentialOf<C extends ChannelCredential>(
  driver: Driver<C>,
  { credential, channel }: SessionFor,
): Promise<C | undefined> {
  const text = await credential();
  if (text === null) return undefined;
  const parsed = channelCredential.safeParse(asJson(text));
  if (!parsed.success || parsed.data.platform !== driver.platform || channel.platform !== driver.platform)
    return undefined;
  // The union is told apart by its platform, which was just compared with the driver's.
  return parsed.data as C;
}

function asJson(text: string): unknown {
  try {
    // The schema that it goes to next is its type.
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

type Line = {
  readonly deps: OutletDeps;
  // Only what a driver says of answers is asked of it here, whichever platform it is of.
  readonly driver: Pick<Driver, 'judge' | 'spent'>;
  readonly keeper: TokenKeeper;
  readonly channel: Pick<Channel, 'id' | 'station'>;
  readonly signal: AbortSignal;
  readonly flow: Parcel['flow'] | undefined;
};

type Making = (token: string) => Ask;

/** A refusal for the token's sake means that nothing was done: once the token is renewed, the same is asked again. */
async function asked(
  line: Line,
  make: Making,
  { commits }: { readonly commits: boolean },
): Promise<Result<Heard, Refused>> {
  const token = await line.keeper(undefined);
  if (!token.ok) return token;
  const first = await once(line, make(token.value), commits);
  if (first.ok || first.error.kind !== 'token') return first;
  const renewed = await line.keeper(token.value);
  return renewed.ok ? once(line, make(renewed.value), commits) : renewed;
}

async function once(line: Line, ask: Ask, commits: boolean): Promise<Result<Heard, Refused>> {
  const { deps, driver, signal, flow } = line;
  const heard = await deps.call(ask, { signal, flow });
  if (!heard.ok) return { ok: false, error: lost(heard.error.reason, commits && heard.error.mayHaveArrived) };
  const { value } = heard;
  const refused = value.status >= 500 ? broken(value.status, commits) : driver.judge(value);
  await pauseFor(line, value, refused);
  return refused === undefined ? heard : { ok: false, error: refused };
}

/** An account whose allowance is used up is left alone, whether the platform refused for it or only let it be seen. */
async function pauseFor({ deps, driver, channel }: Line, heard: Heard, refused: Refused | undefined): Promise<void> {
  const spent = driver.spent?.(heard, deps.clock.now());
  const wait = refused?.words === 'quota' ? Math.max(refused.wait ?? HOUR, spent ?? 0) : spent;
  if (wait === undefined) return;
  const { id, station } = channel;
  await deps.store.pause(deps.database.read, { channel: id, station, reason: refused?.code ?? 'SPENT', wait });
}

const HOUR = 3_600_000;

/** A server that broke down says nothing about what it had done before. */
function broken(status: number, commits: boolean): Refused {
  const code = `HTTP_${status}`;
  return commits ? { kind: 'unknown', code, words: 'lost' } : { kind: 'passing', code, words: 'busy' };
}
