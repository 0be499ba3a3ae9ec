import type { Channel, ColumnTarget, DeliveryGate, Embargo, PostingState } from '../../contract';
import type { Tx } from '../../platform';
import type { DeskEntry } from '../editions/edition-desk-store';
import type { Delivery } from './delivery-store';
import type { DeliveryDeps } from './delivery-deps';
import { hourFacts, isOwn, type HourDeps } from './gate-facts';
import { hourOf, type Gate } from './gates.rules';
import type { Signed } from './plan-deliveries';

/** What is asked before a story may be seen in our own app or feeds. */
export type KeptBackDeps = HourDeps & Pick<DeliveryDeps, 'channels' | 'targets' | 'desk'>;

/** What keeps a story from our own surfaces: which account waits for what, and whether it goes out by itself then. */
export type KeptBack = {
  readonly account: string;
  readonly gate: DeliveryGate;
  readonly until: Date | null;
  readonly byItself: boolean;
};

/** A story that somebody wants to publish; an emergency order goes before every hour but a hard embargo. */
export type Going = Signed & { readonly columnId: string; readonly isEmergency: boolean };

/**
 * Whether the hour lets a story into our own app now (I3): publishing asks the gates that its delivery to the app asks, or else the one
 * would get round the other. Where it goes to feeds alone, theirs are asked.
 */
export async function keptBack(deps: KeptBackDeps, tx: Tx, going: Going): Promise<KeptBack | undefined> {
  const { station, locale } = going;
  const channels = await deps.channels.list(tx, { stations: [station], closed: false });
  const own = channels.filter((one) => isOwn(one) && one.locale === locale);
  if (own.length === 0) return undefined;
  const surfaces = await goingTo(deps, tx, { own, going });
  const apps = surfaces.filter(({ channel }) => channel.lane === 'app');
  for (const surface of apps.length > 0 ? apps : surfaces) {
    const gate = await gateFor(deps, tx, { ...surface, going });
    if (!gate.open) {
      const byItself = surface.row !== undefined && WAITS.includes(surface.row.state);
      return { account: surface.channel.name, gate: gate.gate, until: gate.until, byItself };
    }
  }
  return undefined;
}

/** One of our own surfaces that the story goes to: by its delivery, or by what is said of it while it has none. */
type Surface = { readonly channel: Channel; readonly row: Delivery | undefined; readonly embargo: Embargo };

type Asked = { readonly own: readonly Channel[]; readonly going: Going };

async function goingTo(deps: KeptBackDeps, tx: Tx, { own, going }: Asked): Promise<readonly Surface[]> {
  const { station, documentId, locale, columnId: column, revision } = going;
  const { targets } = await deps.targets.of(tx, { station, column });
  const entries = await deps.desk.of(tx, { documentId, locale });
  const surfaces: Surface[] = [];
  for (const channel of own) {
    const latest = await deps.deliveries.latest(tx, { documentId, locale, channel: channel.id });
    const row = latest?.revision === revision ? latest : undefined;
    const said = embargoOf(channel.id, targets, entries);
    const embargo = row?.embargo ?? said;
    if (embargo) surfaces.push({ channel, row, embargo });
  }
  return surfaces;
}

/** What is said of a story on one account; undefined where it does not go there. */
function embargoOf(id: string, targets: readonly ColumnTarget[], entries: readonly DeskEntry[]): Embargo | undefined {
  const target = targets.find(({ channel }) => channel === id);
  const plan = entries.find(({ channel }) => channel === id)?.plan;
  if (plan ? !plan.wanted : !target) return undefined;
  return plan?.embargo ?? target?.embargo ?? { kind: 'none' };
}

/** States in which a delivery still has its gates before it. */
const WAITS: readonly PostingState[] = ['planned', 'gated', 'due', 'claimed', 'failed_retryable'];
/** States in which nothing will come of it by itself: what is hard about its hour holds all the same. */
const STOPPED: readonly PostingState[] = ['failed_final', 'cancelled', 'dropped', 'rejected'];

const OPEN: Gate = { open: true };

async function gateFor(deps: KeptBackDeps, tx: Tx, surface: Surface & { readonly going: Going }): Promise<Gate> {
  const { channel, row, going } = surface;
  if (row && WAITS.includes(row.state) && !going.isEmergency) {
    const now = await deps.time.now(tx);
    return hourOf(await hourFacts(deps, tx, { row, channel, masterHash: going.hash, now }));
  }
  return row && !WAITS.includes(row.state) && !STOPPED.includes(row.state) ? OPEN : hardGate(deps, tx, surface);
}

/** What has no delivery yet goes by the press of a person; not before a hard embargo, nor, without an order, before the broadcast. */
async function hardGate(
  deps: KeptBackDeps,
  tx: Tx,
  { embargo, going }: Surface & { readonly going: Going },
): Promise<Gate> {
  const now = await deps.time.now(tx);
  if (embargo.kind === 'until' && now < new Date(embargo.at)) {
    return { open: false, gate: 'embargo', until: new Date(embargo.at) };
  }
  if (embargo.kind !== 'until-aired' || going.isEmergency) return OPEN;
  return (await deps.airings.isAired(tx, going, now)) ? OPEN : { open: false, gate: 'aired', until: null };
}
