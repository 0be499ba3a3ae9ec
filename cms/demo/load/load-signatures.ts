import { FULL_REVIEW, type ContentLocale, type ReviewRules, type SystemActor } from '../../contract';
import { unwrap } from '../../kernel';
import type { Platform, Tx } from '../../platform';
import { caseStore, type Case } from '../../server/review/case-store';
import { stepsOf, type Step } from '../../server/review/coverage.rules';
import { moveCase } from '../../server/review/move-case';
import { insertPolicy } from '../../server/review/policy-store';
import { reviewDeps } from '../../server/review/review-wiring';
import { insertSignature } from '../../server/review/signature-store';
import type { DemoPerson } from '../demo-files';

const CITY = 'yunze';
const COUNTIES = ['qinghe', 'liutang'];
/** Service notices of this column (停水停电、公交改线) go out on the editor's own press. */
const DIRECT_COLUMN = 'city-life';

/** The rules of review of the demo: the city reviews in full, its service column directly, the counties with few people. */
export async function loadReviewRules({ database }: Platform, columns: ReadonlyMap<string, string>): Promise<void> {
  const city: ReviewRules = { ...FULL_REVIEW, proofs: [{ proof: 1, before: 3 }], jumpTo: [3] };
  const direct: ReviewRules = { ...FULL_REVIEW, levels: [], proofs: [] };
  const county: ReviewRules = { ...FULL_REVIEW, levels: [1, 3], proofs: [], smallStation: true };
  const policy = { version: 1, byName: '陆启文', byPerson: null };
  await database.transaction(async (tx) => {
    await insertPolicy(tx, { ...policy, station: CITY, columnId: '', rules: city });
    await insertPolicy(tx, { ...policy, station: CITY, columnId: columns.get(DIRECT_COLUMN) ?? '', rules: direct });
    for (const station of COUNTIES) await insertPolicy(tx, { ...policy, station, columnId: '', rules: county });
  });
}

/** Who signs which step in the demo. */
const SIGNERS: Readonly<Record<string, string>> = {
  'review-1': 'editor',
  'review-2': 'desk-head',
  'review-3': 'chief-editor',
  'proof-1': 'proofreader',
};

/** The people of the demo by their key, as the database knows them. */
export type Signers = ReadonlyMap<string, { readonly id: string; readonly name: string }>;

/** Reads who the demo's people became. */
export async function demoSigners({ database }: Platform, people: readonly DemoPerson[]): Promise<Signers> {
  const rows = await database.read('person').select<{ id: string; name_zh: string }[]>('id', 'name_zh');
  const byName = new Map(rows.map((row) => [row.name_zh, row.id]));
  return new Map(people.map(({ key, name }) => [key, { id: byName.get(name.zh) ?? '', name: name.zh }]));
}

type Which = { readonly documentId: string; readonly locale: ContentLocale };

/** Signs a story as its column's rules ask, by the people whose work that is. */
export async function signStory(platform: Platform, signers: Signers, which: Which): Promise<void> {
  const actor: SystemActor = { kind: 'system', id: 'demo', name: 'demo', station: CITY };
  await platform.database.transaction(async (tx) => {
    const kept = await caseStore.forUpdate(tx, which);
    if (!kept || kept.rules.levels.length === 0) return;
    for (const step of stepsOf(kept.rules)) await signStep(platform, tx, { kept, step, signers });
    const named = (await caseStore.change(tx, kept, { author: signers.get('reporter')?.id ?? null })) ?? kept;
    unwrap(await moveCase(reviewDeps(platform), tx, { kept: named, actor, move: { event: 'sign', covered: true } }));
  });
}

async function signStep(
  { ids }: Platform,
  tx: Tx,
  { kept, step, signers }: { readonly kept: Case; readonly step: Step; readonly signers: Signers },
): Promise<void> {
  const key = SIGNERS[`${step.kind}-${step.level}`] ?? 'chief-editor';
  const county = COUNTIES.includes(kept.station) && step.level === 1 ? `${kept.station}-editor` : key;
  const signer = signers.get(county);
  if (!signer) throw new Error(`The demo has no ${county}`);
  const { id: caseId, station, revision, hash, rulesVersion } = kept;
  const errors = step.kind === 'proof' ? revision % 3 : null;
  const pen = { device: 'demo', method: 'import', note: null, onBehalfOf: null, onBehalfName: null } as const;
  const signed = { caseId, station, revision, hash, rulesVersion, ...step, errors, ...pen };
  await insertSignature(tx, { ...signed, id: ids.next(), person: signer.id, name: signer.name });
}
