import { INSPECTION_ORDER, inspectionContract, inspectionErrors } from '../../contract';
import { ok } from '../../kernel';
import { routes, type Platform, type Slice } from '../../platform';
import { columnStore, type ColumnRecord } from '../columns/column-store';
import { evidenceStore } from './evidence-store';
import type { OrderDeps } from './inspection-deps';
import { makeInspection } from './inspection-job';
import { inspectionMachine } from './inspection.machine';
import { failPack, makePack } from './make-pack';
import { fetchPart, listPacks, orderAgain, orderPack, viewPack } from './order-pack';
import { packStore } from './pack-store';
import { verifier } from './verifier';
import { fingerprintOf, publicKeys } from './station-keys';

const TRIES = 3;

const depsOf = (platform: Platform): OrderDeps => ({ ...platform, packs: packStore, evidence: evidenceStore });

/** A column by its name in both languages; one that has none in a language is called as in the other. */
function columnNamed({ id, station, words, slug }: ColumnRecord) {
  const [zh, en] = [words.get('zh-Hans')?.name, words.get('en')?.name];
  return { id, station, name: { 'zh-Hans': zh ?? en ?? slug, en: en ?? zh ?? slug } };
}

/** Inspection packs (检查包): what was reviewed in a time, signed, for whoever does not trust us. */
export const inspectionSlice: Slice = {
  name: 'inspection',
  errors: [inspectionErrors],
  machines: [inspectionMachine],
  permissions: [
    { action: INSPECTION_ORDER, displayName: '制作检查包 Order inspection packs', subCategory: '检查 Inspection' },
  ],
  grants: [{ roles: ['chief-editor', 'compliance-officer'], action: INSPECTION_ORDER }],
  register(platform) {
    platform.jobs.define({
      ...makeInspection,
      timeLimit: 600,
      retry: { limit: TRIES - 1, delay: 5, backoff: true },
      async handle({ pack }, { tries }) {
        try {
          await makePack(depsOf(platform), pack);
        } catch (error) {
          if (tries >= TRIES) await failPack(depsOf(platform), pack);
          throw error;
        }
      },
    });
  },
  routes: (platform) => [
    routes(inspectionContract, {
      list: async ({ actor }) => ok({ packs: await listPacks(depsOf(platform), actor) }),
      order: ({ actor, body }) => orderPack(depsOf(platform), actor, body),
      columns: async ({ actor }) => {
        const all = await columnStore(platform).all();
        return ok({ columns: all.filter(({ station }) => actor.stations.includes(station)).map(columnNamed) });
      },
      one: ({ actor, params }) => viewPack(depsOf(platform), actor, params.id),
      again: ({ actor, params }) => orderAgain(depsOf(platform), actor, params.id),
      part: ({ actor, params }) => fetchPart(depsOf(platform), actor, params),
      verifier: () => Promise.resolve(ok(verifier())),
      keys: async ({ params }) => {
        const keys = await publicKeys(platform, params.slug);
        return ok({
          keys: keys.map(({ id, publicKey, since, until }) => ({
            ...{ id, publicKey, fingerprint: fingerprintOf(publicKey) },
            ...{ since: since.toISOString(), until: until?.toISOString() ?? null },
          })),
        });
      },
    }),
  ],
};
