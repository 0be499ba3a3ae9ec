/** The same station on the real database: its books are the tables of the product, and a station of its own for each history. */
import { systemIds } from '../../../kernel';
import { createLedger, type Database } from '../../../platform';
import { aBareStation, somebody, strapiLogIns } from '../../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { appealStore } from '../../points/appeal-store';
import { journalStore } from '../../points/journal-store';
import { monthStore } from '../../points/month-store';
import { pointStore } from '../../points/point-store';
import type { PointsDeps } from '../../points/points-deps';
import { besideBooks } from './book-deps';
import {
  aroundOf,
  monthLater,
  type BookedPosting,
  type BookHouse,
  type BookRecords,
  type BookVerbs,
} from './book-house';
import { HANDS, WORKS, type Hand } from './book-story';

/** A database on which books of one station after the other are kept. */
export type BookGround = { house(verbs: BookVerbs): Promise<BookHouse>; end(): Promise<void> };

type Site = { readonly db: TestDatabase; readonly people: ReadonlyMap<Hand, string> };

/** Makes it. */
export async function aBookGround(): Promise<BookGround> {
  const db = await aDatabase();
  await strapiLogIns(db.knex);
  await aBareStation(db, 'yunze');
  const people = new Map<Hand, string>();
  for (const who of HANDS) people.set(who, await somebody(db, { at: 'yunze' }));
  return { house: (verbs) => aDatabaseBook({ db, people }, verbs), end: () => db.drop() };
}

async function aDatabaseBook({ db, people }: Site, verbs: BookVerbs): Promise<BookHouse> {
  const { database } = db;
  const name = systemIds.next().replaceAll('-', '').slice(8);
  const station = `s${name}`;
  await aBareStation(db, station, 'yunze');
  const around = aroundOf();
  const idOf = (who: Hand): string => people.get(who) ?? '';
  const works = Array.from({ length: WORKS }, (_, n) => ({ documentId: `w${n}${name}`, locale: 'zh-Hans' as const }));
  const deps = {
    ...{ database, ids: systemIds, ledger: createLedger({ database, ids: systemIds }) },
    ...besideBooks({ station, around, idOf }),
    ...{ books: pointStore, months: monthStore, appeals: appealStore, journal: journalStore },
  } as unknown as PointsDeps; // Exports are not asked for.
  return {
    ...{ verbs, deps, works, idOf, station, isParallel: true },
    month: () => monthLater(around),
    release: (n) => void around.out.add(works[n]?.documentId ?? ''),
    records: () => recordsOf(database, station),
  };
}

/** Read past the stores: what is judged is what stands in the tables. */
async function recordsOf({ read }: Database, station: string): Promise<BookRecords> {
  const rows = async <Row>(sql: string): Promise<readonly Row[]> =>
    (await read.raw<{ rows: Row[] }>(sql, [station])).rows;
  return {
    months: await rows(`SELECT month, closed_at IS NULL AS "isOpen" FROM point_month WHERE station = ? ORDER BY month`),
    rules: await rows(
      `SELECT version, valid_from AS "validFrom", rule FROM point_rule WHERE station = ? ORDER BY version`,
    ),
    postings: await rows<BookedPosting>(
      `SELECT id, month, document_id AS "documentId", rule_version AS "ruleVersion", grading, points, reverses,
              by_person AS "byPerson" FROM point_posting WHERE station = ? ORDER BY at, id`,
    ),
    entries: await rows(`SELECT posting, person, amount FROM point_entry WHERE station = ? ORDER BY posting, n`),
    standing: await rows(`SELECT document_id AS "documentId", posting FROM point_work WHERE station = ?`),
    appeals: await rows(
      `SELECT person, state, answered_by AS "answeredBy" FROM point_appeal WHERE station = ? ORDER BY at, id`,
    ),
    ledger: (await rows<{ action: string }>(`SELECT action FROM ledger_entry WHERE station = ? ORDER BY seq`)).map(
      ({ action }) => action,
    ),
  };
}
