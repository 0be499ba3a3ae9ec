import type { ContentLocale, SystemActor } from '../../contract';
import type { Tx } from '../../platform';
import { moveDelivery } from '../deliveries/move-delivery';
import { planDeliveries, type Signed } from '../deliveries/plan-deliveries';
import type { CorrectionDeps } from './correction-deps';
import { wayOf } from './correction.rules';
import { moveCorrection } from './open-correction';
import { farOf } from './view-corrections';

const machineOf = (station: string): SystemActor => ({
  kind: 'system',
  id: 'corrections',
  name: 'corrections',
  station,
});

/** The corrected words are signed: they are planned for every account, and where a post can only be replaced, the old one goes. */
export async function followSigned(deps: CorrectionDeps, tx: Tx, signed: Signed): Promise<void> {
  const kept = await deps.corrections.of(tx, signed, 'open');
  if (!kept || kept.hashFrom === signed.hash) return;
  const { revision: revisionTo, hash: hashTo } = signed;
  const change = { revisionTo, hashTo, signedAt: await deps.time.now(tx) };
  const actor = machineOf(kept.station);
  const moved = await moveCorrection(deps, tx, { kept, actor, event: 'sign', change });
  if (!moved.ok) return;
  // Asked twice, it plans once: whoever hears of the signature first, the rows are there now.
  await planDeliveries(deps.deliveries, tx, signed);
  await replaceOld(deps, tx, { signed, actor, number: kept.number });
  // Where every account was given up before, nothing will move any more.
  await finishWhenDone(deps, tx, signed);
}

type Replaced = { readonly signed: Signed; readonly actor: SystemActor; readonly number: string };

async function replaceOld(deps: CorrectionDeps, tx: Tx, { signed, actor, number }: Replaced): Promise<void> {
  const rows = await deps.deliveries.deliveries.lineage(tx, signed);
  const fresh = rows.filter(({ revision }) => revision === signed.revision);
  const channels = await deps.deliveries.channels.byIds(
    tx,
    fresh.map(({ channel }) => channel),
  );
  for (const channel of channels.filter((one) => wayOf(one) === 'repost'))
    for (const row of rows.filter((one) => one.channel === channel.id && one.revision < signed.revision)) {
      if (row.state !== 'live') continue;
      const move = { events: ['take_down' as const], change: { looks: 0 }, actor, facts: { correction: number } };
      await moveDelivery(deps.deliveries, tx, { row, move });
    }
}

/** Something moved about a story: its correction is done once every account has the corrected words and our own app shows them. */
export async function finishWhenDone(
  deps: CorrectionDeps,
  tx: Tx,
  which: { readonly documentId: string; readonly locale: ContentLocale },
): Promise<void> {
  const kept = await deps.corrections.of(tx, which, 'signed');
  if (!kept) return;
  const { isOut, tracks } = await farOf(deps, tx, kept);
  if (!isOut || tracks.some(({ isDone }) => !isDone)) return;
  const change = { doneAt: await deps.time.now(tx) };
  await moveCorrection(deps, tx, { kept, actor: machineOf(kept.station), event: 'finish', change });
}
