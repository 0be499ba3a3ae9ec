import type { paths } from '@/contract/generated/rest';
import { keeper } from '@/platform/keeper';
import { reach } from './reach';
import { UNREACHABLE, type Refusal, type Result } from './result';
import { askAsReader, session } from './session';
import { createStore } from './store';
import { bodyOf, freshForm, merged, parseForm, partNames, typed, type PartName, type SupplyForm } from './supply.rules';
import { dropPhotos } from './tip-photos';

const KEY = 'supply';
const PATH = '/api/vetting/supply';
/** How long a hand rests before what it typed is sent. */
const REST_MS = 900;

type Mine = paths['/api/vetting/supply']['get']['responses'][200]['content']['application/json'];
/** One's filing as the host has it. */
export type Supply = NonNullable<Mine['supply']>;

export interface SupplyState {
  readonly form: SupplyForm;
  /** What the host has; undefined until it was heard, null when there is nothing. */
  readonly remote: Supply | null | undefined;
  /** What the host said of a part, or of handing in. */
  readonly refusals: Readonly<Partial<Record<PartName | 'file', Refusal | undefined>>>;
  readonly sending: boolean;
}

export const supply = createStore<SupplyState>({
  form: keeper.needsWarming ? freshForm() : parseForm(keeper.read(KEY)),
  remote: undefined,
  refusals: {},
  sending: false,
});

/** Changes the form, and keeps it at once: whoever closes the app in the middle of a word finds it again. */
export function changeForm(form: SupplyForm): void {
  supply.set({ form });
  keeper.write(KEY, JSON.stringify(form));
}

let resting: ReturnType<typeof setTimeout> | null = null;

/** Types into a part; it goes to the host when the hand rests. */
export function changePart(name: PartName, change: Readonly<Record<string, string>>): void {
  const { form, refusals } = supply.get();
  changeForm({ ...form, parts: { ...form.parts, [name]: typed(form.parts[name], change) } });
  supply.set({ refusals: { ...refusals, [name]: undefined } });
  if (resting) clearTimeout(resting);
  resting = setTimeout(() => void sendParts(), REST_MS);
}

/** Forgets the form on this phone: after it was handed in, and when another account signed in. */
export async function forgetForm(owner = '', station = ''): Promise<void> {
  if (keeper.needsWarming && supply.get().form.owner === '') supply.set({ form: parseForm(keeper.read(KEY)) });
  await dropPhotos(supply.get().form.photos);
  changeForm(freshForm(owner, station));
  if (owner === '') keeper.write(KEY, null);
}

/** Begins for an account at a station: what the phone kept of it, with what the host has newer. */
export async function openSupply(owner: string, station: string): Promise<void> {
  if (keeper.needsWarming && supply.get().form.owner === '') supply.set({ form: parseForm(keeper.read(KEY)) });
  const { form } = supply.get();
  if (form.owner !== owner || form.station !== station) await forgetForm(owner, station);
  await hear();
  await sendParts();
}

/** Asks the host how the filing stands. */
export async function hear(): Promise<void> {
  const { station } = supply.get().form;
  const answer = await askAsReader(`${PATH}?station=${encodeURIComponent(station)}`);
  if (!answer.ok) return;
  const { supply: remote } = answer.value.body as Mine; // by the contract of this path
  supply.set({ remote });
  if (remote?.allowed.includes('save')) changeForm(merged(supply.get().form, remote.parts));
}

let sending: Promise<void> | null = null;

/** Sends the parts that changed and are whole, one after the other. The line may break anywhere: what arrived twice counts once. */
export function sendParts(): Promise<void> {
  sending ??= (async () => {
    supply.set({ sending: true });
    for (const name of partNames) if (!(await sendPart(name))) break;
  })().finally(() => {
    sending = null;
    supply.set({ sending: false });
  });
  return sending;
}

/** False when there is no line. */
async function sendPart(name: PartName): Promise<boolean> {
  const { form } = supply.get();
  const part = form.parts[name];
  const fields = part.dirty ? bodyOf(name, part, form.parts.who.fields['kind']) : null;
  if (fields === null) return true;
  const body = { part: name, station: form.station, revision: part.revision, fields };
  const answer = await askAsReader(`${PATH}/part`, { method: 'PUT', body });
  if (answer.ok) {
    const now = supply.get().form;
    const isSame = now.parts[name].revision === part.revision;
    if (isSame) changeForm({ ...now, parts: { ...now.parts, [name]: { ...now.parts[name], dirty: false } } });
    supply.set({ remote: answer.value.body as Supply }); // by the contract of this path
    // Whoever went on typing meanwhile is sent once more.
    return isSame || sendPart(name);
  }
  const { refusal } = answer;
  if (refusal.code === UNREACHABLE) return false;
  if (refusal.code === 'VETTING.SUPPLY_NEWER') {
    await hear();
    return true;
  }
  supply.set({ refusals: { ...supply.get().refusals, [name]: refusal } });
  return refusal.status !== 401;
}

/** Hands the form in. On success the phone keeps nothing of it. */
export async function handIn(): Promise<void> {
  await sendParts();
  await hear();
  const { remote, form } = supply.get();
  if (!remote) return;
  const body = { station: form.station, version: remote.version };
  if (await answered('file', await askAsReader(`${PATH}/file`, { method: 'POST', body }))) {
    await forgetForm(form.owner, form.station);
  }
}

/** Appeals against a bar. */
export async function appeal(text: string): Promise<void> {
  const body = { station: supply.get().form.station, text };
  await answered('file', await askAsReader(`${PATH}/appeal`, { method: 'POST', body }));
}

async function answered(at: 'file', answer: Result<{ readonly body: unknown }>): Promise<boolean> {
  const { refusals } = supply.get();
  if (answer.ok)
    supply.set({ remote: answer.value.body as Supply, refusals: { ...refusals, [at]: undefined } }); // by contract
  else supply.set({ refusals: { ...refusals, [at]: answer.refusal } });
  return answer.ok;
}

/** Tries again whenever the host can be reached again, and forgets when somebody signs out, for numbers lie in the form. */
export function watchSupply(): () => void {
  let wasOnline = reach.get().online;
  const stops = [
    reach.subscribe(() => {
      const { online } = reach.get();
      if (online && !wasOnline) void sendParts();
      wasOnline = online;
    }),
    session.subscribe(() => {
      if (session.get().status === 'out' && supply.get().form.owner !== '') void forgetForm();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
