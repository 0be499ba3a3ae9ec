import { err, ok, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { Database, Tx } from '@hearth/cms/platform';
import type { SpokenClaim } from '@hearth/vetting/contract';
import { SCRIPTS_SIGN, SIGNERS, type ScriptFile, type WriteSentence, type WrittenScript } from '../../contract';
import type { KeptItem } from '../runsheet/item-store';
import { tellDesk } from '../sessions/desk-words';
import { note } from '../sessions/note';
import { isPlannable } from '../sessions/plan-session';
import type { SessionDeps, SessionRefusal } from '../sessions/session-deps';
import { factsOf, linkOf, scriptWaits } from '../sessions/session-notices';
import { lightSentences } from './light-sentences';
import { scriptHashOf } from './script-hash';
import { lightOf, spokenSeconds, unprovedOf } from './script.rules';
import type { KeptScript } from './script-store';

type File = Promise<Result<ScriptFile, SessionRefusal>>;
type Which = { readonly id: string; readonly item: string };

/** The script of a line, with the light of each claim at this moment. */
export async function seeScript(deps: SessionDeps, actor: StaffActor, { id, item }: Which): File {
  const { read } = deps.database;
  if (!(await deps.sessions.find(read, actor.stations, id))) return err('SESSION.NOT_FOUND');
  const line = await deps.items.find(read, id, item);
  return line ? ok(await fileOf(deps, read, line)) : err('SESSION.ITEM_NOT_FOUND');
}

async function fileOf(deps: SessionDeps, on: Database['read'] | Tx, line: KeptItem): Promise<ScriptFile> {
  const versions = await deps.scripts.ofItems(on, [line.id]);
  const loaded = versions.find(({ id }) => id === line.script);
  const { id, title, seconds, product } = line;
  return {
    item: { id, title, seconds, product },
    claims: product === null ? [] : litClaims(await deps.proof.of(on, product), product),
    loaded: loaded ? await shownScript(deps, on, { line, script: loaded, versions }) : null,
    versions: versions.map(({ id: script, version, hash, writtenAt, signatures }) => ({
      ...{ id: script, version, hash, at: writtenAt.toISOString(), signed: signatures.length },
    })),
  };
}

/** What may be claimed of goods, with the light of each. */
const litClaims = (claims: readonly SpokenClaim[], product: string): ScriptFile['claims'] =>
  claims.map((claim) => {
    const light = lightOf(claim, product);
    return { id: claim.id, text: claim.text, light, why: light === 'red' ? claim.reasons.join(', ') : null };
  });

type Shown = { readonly line: KeptItem; readonly script: KeptScript; readonly versions: readonly KeptScript[] };

async function shownScript(
  deps: SessionDeps,
  on: Database['read'] | Tx,
  { line, script, versions }: Shown,
): Promise<WrittenScript> {
  const sentences = (await deps.scripts.sentencesOf(on, [script.id])).get(script.id) ?? [];
  const [lit = []] = await lightSentences(deps, on, [{ product: line.product, sentences }]);
  const [writer] = await deps.people.byIds([script.writer]);
  const { id, item, version, seconds, hash } = script;
  return {
    ...{ id, item, version, seconds, hash, sentences: [...lit], unproved: [...unprovedOf(lit)] },
    approvals: script.signatures.map(({ by, name, at }) => ({ by, name, at: at.toISOString() })),
    approvedHash: versions.find(({ signatures }) => signatures.length >= SIGNERS)?.hash ?? null,
    ...{ writer: script.writer, writerName: writer?.name['zh-Hans'] ?? '', writtenAt: script.writtenAt.toISOString() },
  };
}

type Writing = Which & { readonly seen: number; readonly sentences: readonly WriteSentence[] };

/** Writes another version and loads it. On the air nobody writes: what is spoken there was signed before. */
export async function writeScript(deps: SessionDeps, actor: StaffActor, { id, item, seen, sentences }: Writing): File {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SessionRefusal>> => {
    const session = await deps.sessions.hold(tx, id, actor.stations);
    if (!session) return err('SESSION.NOT_FOUND');
    const { state, station, language } = session;
    if (!isPlannable(state)) return err('SESSION.FIXED', { state });
    const line = await deps.items.find(tx, id, item);
    if (!line) return err('SESSION.ITEM_NOT_FOUND');
    if (!(await areOf(deps, tx, { line, sentences }))) return err('SESSION.CLAIM_NOT_FOUND');
    const [newest] = await deps.scripts.ofItems(tx, [item]);
    if ((newest?.version ?? 0) !== seen) return err('HEARTH.CHANGED_MEANWHILE');
    const script = deps.ids.next();
    const hash = scriptHashOf({ language, product: line.product, sentences });
    const seconds = sentences.reduce((sum, { text }) => sum + spokenSeconds(text), 0);
    const written = { id: script, item, station, version: seen + 1, seconds, hash, by: actor.id, sentences };
    if (!(await deps.scripts.insert(tx, written))) return err('HEARTH.CHANGED_MEANWHILE');
    await deps.items.load(tx, item, script);
    await note(deps, tx, { actor, session, event: 'script-written', facts: { item, script, hash } });
    await tellDesk(deps, tx, { session, telling: { type: 'script', item } });
    await deps.notify(tx, {
      ...{ kind: scriptWaits, station, subject: item, facts: factsOf(session, line.title) },
      to: { power: SCRIPTS_SIGN, role: 'compliance-officer', except: [actor.id] },
      link: `${linkOf(id)}/scripts/${item}`,
    });
    return ok();
  });
  return done.ok ? seeScript(deps, actor, { id, item }) : done;
}

/** Claims are those of the goods that the line shows: another’s papers prove nothing of these. */
async function areOf(
  { proof }: SessionDeps,
  tx: Tx,
  { line, sentences }: { readonly line: KeptItem; readonly sentences: readonly WriteSentence[] },
): Promise<boolean> {
  const wanted = [...new Set(sentences.flatMap(({ claims }) => claims))];
  const known = await proof.claims(tx, wanted);
  return wanted.every((claim) => known.get(claim)?.product === line.product);
}
