import type { Knex } from 'knex';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import type { DutyAnswer, DutyCheckName, DutyEvidence } from '../../contract';

/** An answer about to be kept. */
export type NewAnswer = Omit<DutyAnswer, 'at'> & {
  readonly station: string;
  readonly session: string;
  readonly duty: string;
  readonly press: string;
  readonly person: string;
};

type Row = Omit<DutyAnswer, 'check' | 'evidence' | 'at'> & {
  readonly session: string;
  readonly duty: string;
  readonly checkName: DutyCheckName | null;
  readonly checkVersion: number | null;
  readonly evidence: unknown;
  readonly at: Date;
};

const COLUMNS = `id, session, duty, duty_version AS "dutyVersion", duty_hash AS "dutyHash", outcome, check_name AS "checkName",
  check_version AS "checkVersion", by_name AS by, words, evidence, evidence_hash AS "evidenceHash", previous, at`;

function answerOf({ session: _live, duty: _name, checkName, checkVersion, evidence, at, ...row }: Row): DutyAnswer {
  return {
    ...row,
    check: checkName === null || checkVersion === null ? null : { name: checkName, version: checkVersion },
    // Written by the contract's own schema.
    evidence: fromJsonb(evidence) as DutyEvidence[],
    at: at.toISOString(),
  };
}

/** The answers of a live, by the duty, each after the one that it follows. */
export type Answers = ReadonlyMap<string, readonly DutyAnswer[]>;

/** The answers of some lives of a station, by the live. */
async function ofAll(read: Knex, station: string, sessions: readonly string[]): Promise<ReadonlyMap<string, Answers>> {
  const query = read('shop_duty_answer')
    .where({ station })
    .whereRaw('session = ANY(?::uuid[])', [[...sessions]])
    .orderBy(['session', 'duty', 'at', 'id']);
  const rows = await query.select<Row[]>(read.raw(COLUMNS));
  const found = new Map<string, Map<string, DutyAnswer[]>>();
  for (const row of rows) {
    const ofLive = found.get(row.session) ?? new Map<string, DutyAnswer[]>();
    ofLive.set(row.duty, [...(ofLive.get(row.duty) ?? []), answerOf(row)]);
    found.set(row.session, ofLive);
  }
  return found;
}

/** All answers of one live. */
async function of(read: Knex, station: string, session: string): Promise<Answers> {
  return (await ofAll(read, station, [session])).get(session) ?? new Map<string, readonly DutyAnswer[]>();
}

type Pressed = { readonly station: string; readonly session: string; readonly duty?: string; readonly press: string };

/** Whether a press was answered before. */
async function isPressed(read: Knex, { duty, ...pressed }: Pressed): Promise<boolean> {
  const query = read('shop_duty_answer').where({ ...pressed, ...(duty === undefined ? {} : { duty }) });
  return (await query.first('id')) !== undefined;
}

/** `false` when somebody answered first: of one answer only one can be the next. */
async function insert(
  tx: Tx,
  { check, dutyVersion, dutyHash, evidence, evidenceHash, by, ...rest }: NewAnswer,
): Promise<boolean> {
  const { person, ...kept } = rest;
  const rows = (await tx('shop_duty_answer')
    .insert({
      ...kept,
      ...{ duty_version: dutyVersion, duty_hash: dutyHash, by_person: person, by_name: by },
      ...{ check_name: check?.name ?? null, check_version: check?.version ?? null },
      ...{ evidence: JSON.stringify(evidence), evidence_hash: evidenceHash },
    })
    .onConflict()
    .ignore()
    .returning('id')) as unknown[];
  return rows.length === 1;
}

/** How answers are kept: each once, and none is changed. */
export const dutyStore = { of, ofAll, isPressed, insert } as const;

/** How answers are kept. */
export type DutyStore = typeof dutyStore;
