import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Channel, DrivenPlatform } from '../../../contract';
import { systemClock, systemIds, type Result } from '../../../kernel';
import { channelStore } from '../../channels/channel-store';
import { workOnce } from '../../deliveries/do-work';
import { sweepLeases } from '../../deliveries/sweep-leases';
import type { DeliveryDeps } from '../../deliveries/delivery-deps';
import type { Delivery } from '../../deliveries/delivery-store';
import { takeDown } from '../../deliveries/take-down';
import { aDeliveryDesk, type DeliveryDesk } from '../../deliveries/testing/a-delivery-desk';
import { aPlatformLab, type PlatformLab } from '../../../../tests/lab/platforms/lab';
import { platformOutlets, type PlatformOutlets } from '../drivers-wiring';
import type { Account } from '../driver';
import { outletStore } from '../outlet-store';
import { createOwnMedia } from '../own-media';
import { createPlatformCall } from '../../../platform/outside/platform-call';
import type { Refused } from '../refused.rules';

/** A station whose accounts are those of the lab, with drivers that do not know the difference. */
export type PlatformDesk = {
  readonly desk: DeliveryDesk;
  readonly lab: PlatformLab;
  readonly outlets: PlatformOutlets;
  /** Another node on the same database. */
  node(lease?: number): DeliveryDeps;
  /** Where the files of the station lie. */
  readonly folder: string;
  /** The film of all stories is so long from now on. */
  film(bytes: number): void;
  /** A node that waits as long as a real one before it believes that a post is not there. */
  patientNode(): DeliveryDeps;
  check(platform: DrivenPlatform): Promise<Result<Account, Refused>>;
  /** One account of the platform that the stories of the column go out on. */
  account(platform: DrivenPlatform, more?: Partial<Pick<Channel, 'capabilities'>>): Promise<string>;
  /** Signs a story and works on it until nothing moves any more. */
  publish(documentId?: string, title?: string): Promise<Delivery>;
  work(rounds?: number): Promise<void>;
  latest(documentId: string): Promise<Delivery>;
  takeDown(documentId: string): Promise<void>;
  end(): Promise<void>;
};

const ALL: Channel['capabilities'] = ['publish', 'edit', 'delete'];

export async function aPlatformDesk(): Promise<PlatformDesk> {
  const desk = await aDeliveryDesk();
  const lab = await aPlatformLab();
  const folder = mkdtempSync(join(tmpdir(), 'hearth-media-'));
  await fill(folder);
  const media = createOwnMedia({ folder, mayUse: () => Promise.resolve(true) });
  const { database } = desk.db;
  const call = createPlatformCall(lab.url);
  const ground = {
    database,
    clock: systemClock,
    ids: systemIds,
    vault: desk.vault,
    store: outletStore,
    call,
    media: () => media,
  };
  const outlets = platformOutlets({ ...ground, grace: 0 });
  const patient = platformOutlets(ground);
  const node = (lease?: number): DeliveryDeps =>
    desk.node(({ platform }) => outlets(platform), lease === undefined ? {} : { lease });
  const first = node();
  const work = async (rounds = 6): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) {
      while (await workOnce(first));
      await desk.pass();
      await desk.db.knex('outlet_pause').delete();
      await sweepLeases(first);
    }
  };
  const latest = async (documentId: string): Promise<Delivery> => {
    const row = (await desk.deliveries(documentId)).at(-1);
    if (!row) throw new Error('nothing was planned');
    return row;
  };
  return {
    ...{ desk, lab, outlets, node, work, latest, folder },
    film: (bytes) => writeFileSync(join(folder, 'river.mp4'), Buffer.alloc(bytes, 'film')),
    patientNode: () => desk.node(({ platform }) => patient(platform)),
    check: async (platform) => {
      const [row] = (await desk.db.knex('channel').where({ platform }).orderBy('created_at', 'desc')) as {
        id: string;
      }[];
      const channel = row && (await channelStore.byId(desk.db.knex, row.id));
      const outlet = outlets(platform);
      if (!channel || !outlet) throw new Error(`there is no account at ${platform}`);
      const credential = () => Promise.resolve(JSON.stringify(lab.credential(platform)));
      return outlet.check({ channel, credential, signal: AbortSignal.timeout(5_000) });
    },
    async account(platform, { capabilities = ALL } = {}) {
      const channel = await desk.channel(platform, { credential: lab.credential(platform), capabilities });
      await desk.targets([{ channel }]);
      return channel;
    },
    async publish(documentId, title) {
      const signed = await desk.sign(documentId, title);
      await desk.plan(first, signed);
      await work();
      return latest(signed.documentId);
    },
    takeDown: (documentId) =>
      first.database.transaction(async (tx) => {
        const actor = { kind: 'system', id: 'test', name: 'test', station: 'yunze' } as const;
        await takeDown(first, tx, { actor, documentId, locale: 'zh-Hans', order: 'test' });
      }),
    async end() {
      await lab.stop();
      await desk.end();
      rmSync(folder, { recursive: true });
    },
  };
}

async function fill(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const picture = sharp({ create: { width: 64, height: 36, channels: 3, background: '#2b5797' } }).jpeg();
  const bytes = await picture.toBuffer();
  for (const name of ['river.jpg', 'shelter.jpg']) writeFileSync(join(folder, name), bytes);
  // Longer than one part of any upload, so that parts are really put together.
  writeFileSync(join(folder, 'river.mp4'), Buffer.alloc(300_000, 'film'));
}
