import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Locale, type Refusal, type Result } from '@hearth/cms/kernel';
import { MOST_IMPORTED } from '../../contract';
import { readNumbers, type NumberLine } from './number-table.rules';
import type { ParcelDeps, ParcelRefusal } from './parcel-deps';
import { shipParcel } from './ship-parcel';

/** A line that did nothing, and why. */
export type BadLine = { readonly row: number; readonly text: string; readonly code: string; readonly message: string };

/** What became of a table. */
export type Imported = { readonly shipped: number; readonly known: number; readonly bad: BadLine[] };

/** Says a refusal in the language of whoever asked. */
export type Say = (refused: Refusal) => string;

type Deps = ParcelDeps & { readonly sayer: (locale: Locale) => Say };

/**
 * Ships by a table. Each line is a transaction of its own: a bad one is told with its number and stops nobody, and whoever sends the
 * table again ships only what was bad before.
 */
export async function importNumbers(
  deps: Deps,
  actor: StaffActor,
  { csv, locale }: { readonly csv: string; readonly locale: Locale },
): Promise<Result<Imported, ParcelRefusal>> {
  const lines = readNumbers(csv, MOST_IMPORTED);
  if (!lines.ok) return lines;
  const say = deps.sayer(locale);
  const done = { shipped: 0, known: 0 };
  const bad: BadLine[] = [];
  for (const line of lines.value) {
    const answer = await shipLine(deps, actor, line);
    if (answer.ok) done[answer.value.known ? 'known' : 'shipped'] += 1;
    else bad.push({ row: line.row, text: line.text, code: answer.error.code, message: say(answer.error) });
  }
  await deps.database.transaction((tx) => {
    const facts = { ...done, bad: bad.length };
    deps.ledger.append(tx, { actor, action: 'parcels.imported', subject: actor.station, facts });
    return Promise.resolve();
  });
  return ok({ ...done, bad });
}

async function shipLine(
  deps: ParcelDeps,
  actor: StaffActor,
  line: NumberLine,
): Promise<Result<{ readonly known: boolean }, ParcelRefusal>> {
  if ('column' in line) return err('PARCELS.LINE_UNREADABLE', { column: line.column });
  const { order: id, company, number } = line;
  return shipParcel(deps, actor, { id, company, number });
}
