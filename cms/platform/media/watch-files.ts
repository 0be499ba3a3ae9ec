import { errors } from '@strapi/utils';
import { mediaChanged, type StaffActor } from '../../contract';
import type { Platform } from '../platform';

const FILE = 'plugin::upload.file';

/** A write of Strapi's upload, as its database layer tells it. */
type FileWrite = {
  readonly params: { data?: Record<string, unknown>; readonly where?: Record<string, unknown> };
  readonly result?: { readonly documentId?: string; readonly station?: string | null } | null;
};

/** The parts of Strapi's upload that write in several steps; its own types for them are `any`. */
type Upload = Record<'updateFileInfo' | 'remove', (...given: readonly unknown[]) => Promise<unknown>>;

/**
 * Strapi's own dialogs write files, too: what they make gets the station of whoever makes it, what they change is changed only by
 * people who see its station, and whoever shows it hears of it.
 */
export function watchFiles(platform: Platform): void {
  const { strapi } = platform;
  const upload: Upload = strapi.plugin('upload').service('upload');
  for (const step of ['updateFileInfo', 'remove'] as const) {
    const original = upload[step].bind(upload);
    // One transaction: no file changes without its event.
    upload[step] = (...given) => platform.database.transaction(() => original(...given));
  }
  strapi.db.lifecycles.subscribe({
    models: [FILE],
    beforeCreate: (event) => stamp(platform, event),
    beforeUpdate: (event) => refuseForeign(platform, event),
    beforeDelete: (event) => refuseForeign(platform, event),
    afterUpdate: (event) => tell(platform, event),
    afterDelete: (event) => tell(platform, event),
  });
}

async function stamp(platform: Platform, { params }: FileWrite): Promise<void> {
  const { data } = params;
  if (!data || data['station']) return;
  const station = (await actorNow(platform))?.station ?? (await rootOf(platform));
  if (station !== undefined) data['station'] = station;
}

async function refuseForeign(platform: Platform, { params }: FileWrite): Promise<void> {
  const actor = await actorNow(platform);
  if (!actor) return;
  // Only the selected column is there.
  const found = (await platform.strapi.db.query(FILE).findMany({ where: params.where ?? {}, select: ['station'] })) as {
    station: string | null;
  }[];
  const root = await rootOf(platform);
  if (found.every(({ station }) => actor.stations.includes(station ?? root ?? actor.station))) return;
  throw new errors.ForbiddenError('This file belongs to another station');
}

async function tell(platform: Platform, { result }: FileWrite): Promise<void> {
  const station = result?.station ?? (await rootOf(platform));
  const file = result?.documentId;
  if (station === undefined || file === undefined) return;
  await platform.database.transaction((tx) => platform.outbox.append(tx, mediaChanged({ station, file })));
}

const rootOf = async ({ stations }: Platform): Promise<string | undefined> => (await stations.tree()).root?.slug;

/** Who is signed in to the admin; nobody for a job, an import or a reader. */
async function actorNow({ strapi, tenancy }: Platform): Promise<StaffActor | undefined> {
  // The admin's sign-in leaves user and ability together.
  const state = strapi.requestContext.get()?.state as { user?: { id: number }; userAbility?: unknown } | undefined;
  if (!state?.user || !state.userAbility) return undefined;
  const staff = await tenancy.staffOf(state.user);
  return staff.ok ? staff.value : undefined;
}
