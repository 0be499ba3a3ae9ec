import { CORRECTIONS_OPEN } from '../../contract';
import type { Tx } from '../../platform';
import type { CorrectionDeps } from './correction-deps';
import { dropped, opened, proposed } from './correction-notices';
import type { Correction } from './correction-store';

type Deps = Pick<CorrectionDeps, 'notices'>;
type Told = Pick<Correction, 'id' | 'station' | 'title' | 'number' | 'reason' | 'proposedBy'>;

const linkOf = ({ id }: Pick<Told, 'id'>): string => `/plugins/cms/corrections/${id}`;

/** Tells whoever may open corrections that one was proposed; those on duty first, and never who proposed it. */
export async function tellProposed({ notices }: Deps, tx: Tx, told: Told): Promise<void> {
  const { id, station, title, number, reason, proposedBy } = told;
  const to = {
    power: CORRECTIONS_OPEN,
    role: 'chief-editor',
    except: proposedBy === null ? [] : [proposedBy],
  } as const;
  const facts = { title, number, reason };
  await notices.notify(tx, { kind: proposed, station, to, subject: id, facts, link: linkOf(told) });
}

/** Tells whoever proposed a correction what somebody else decided. */
export async function tellDecided(
  { notices }: Deps,
  tx: Tx,
  { order, by }: { readonly order: Told & Pick<Correction, 'state' | 'droppedReason'>; readonly by: string },
): Promise<void> {
  const { id, station, title, number, proposedBy: person, state, droppedReason } = order;
  if (person === null || person === by) return;
  const news = { station, to: { person }, subject: `${id}/${state}`, link: linkOf(order) };
  if (state === 'open') await notices.notify(tx, { ...news, kind: opened, facts: { title, number } });
  if (state !== 'dropped') return;
  await notices.notify(tx, { ...news, kind: dropped, facts: { title, number, reason: droppedReason ?? '' } });
}
