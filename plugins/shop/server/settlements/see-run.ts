import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { People } from '@hearth/cms/platform';
import type { bookErrors, BorneLine, HeldBack, Settlement, SettlementLine, SettlementPeople } from '../../contract';
import type { BorneStore } from '../books/borne-store';
import type { HeldBackStore } from './held-back-store';
import { present, type SettlementDeps } from './settlement-deps';
import type { KeptRun } from './settlement-store';

/** What readers of a run are handed. */
export type SeeRunDeps = SettlementDeps & {
  readonly people: Pick<People, 'byIds'>;
  readonly heldBack: HeldBackStore;
  readonly borne: BorneStore;
};

type Seen = {
  run: Settlement;
  lines: SettlementLine[];
  people: SettlementPeople;
  heldBack: HeldBack[];
  borne: BorneLine[];
};

/** A page shows so many lines of a run; its file has all of them. */
const SHOWN_LINES = 500;

/** A run with its lines, who had a hand in it, and what it holds back. */
export async function seeRun(
  deps: SeeRunDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Seen, RefusalOf<typeof bookErrors, 'RUN_NOT_FOUND'>>> {
  const { read } = deps.database;
  const run = await deps.runs.find(read, actor.station, id);
  if (!run) return err('BOOKS.RUN_NOT_FOUND');
  return ok({
    run: await present(deps, actor, run),
    lines: [...(await deps.lines.lines(read, { run: run.id, limit: SHOWN_LINES }))],
    people: await namesOf(deps, run),
    heldBack: [...(await deps.heldBack.of(read, run))],
    borne: [...(await deps.borne.ofRun(read, run.id))],
  });
}

async function namesOf({ people }: SeeRunDeps, { openedBy, firstBy, secondBy }: KeptRun): Promise<SettlementPeople> {
  const known = await people.byIds([openedBy, firstBy, secondBy].filter((one) => one !== null));
  const nameOf = (person: string): string => known.find((one) => one.id === person)?.name['zh-Hans'] ?? '';
  const nameIfAny = (person: string | null): string | null => (person === null ? null : nameOf(person));
  return { openedBy: nameOf(openedBy), firstBy: nameIfAny(firstBy), secondBy: nameIfAny(secondBy) };
}
