import type { ColumnTarget, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import { worksAt, type ChannelDeps, type ChannelRefusal } from './channel-deps';
import { waitsInOrder } from './target.rules';

type Place = { readonly station: string; readonly column: string };
type Shown = Place & { version: number; targets: ColumnTarget[] };

/** The channels that the stories of a column go out on. */
export async function viewTargets(
  deps: ChannelDeps,
  actor: StaffActor,
  place: Place,
): Promise<Result<Shown, ChannelRefusal>> {
  if (!worksAt(actor, place.station)) return err('HEARTH.NOT_FOUND');
  const { version, targets } = await deps.targets.of(deps.database.read, place);
  return ok({ station: place.station, column: place.column, version, targets: [...targets] });
}

/** Says on which channels the stories of a column go out from now on; deliveries already planned stay as they are. */
export async function setTargets(
  deps: ChannelDeps,
  actor: StaffActor,
  wanted: Place & { readonly version: number; readonly targets: readonly ColumnTarget[] },
): Promise<Result<Shown, ChannelRefusal>> {
  const { station, column, targets } = wanted;
  if (!worksAt(actor, station)) return err('HEARTH.NOT_FOUND');
  const columns = await deps.columns.all();
  if (!columns.some((one) => one.id === column && one.station === station)) return err('CHANNEL.UNKNOWN_COLUMN');
  if (!waitsInOrder(targets)) return err('CHANNEL.WAITS_FOR_ITSELF');
  return deps.database.transaction(async (tx) => {
    const wantedIds = targets.map(({ channel }) => channel);
    const known = await deps.channels.byIds(tx, wantedIds);
    const usable = known.filter((one) => one.station === station && one.closedAt === null).map(({ id }) => id);
    const stranger = wantedIds.find((id, at) => !usable.includes(id) || wantedIds.indexOf(id) !== at);
    if (stranger !== undefined) return err('CHANNEL.UNKNOWN_TARGET', { channel: stranger });
    const version = wanted.version + 1;
    if (!(await deps.targets.set(tx, { station, column }, { version, targets })))
      return err('HEARTH.CHANGED_MEANWHILE');
    const subject = `${station}/${column}`;
    deps.ledger.append(tx, { actor, action: 'targets.set', subject, version: String(version), facts: { targets } });
    return ok({ station, column, version, targets: [...targets] });
  });
}
