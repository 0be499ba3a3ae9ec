import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemIds } from '@hearth/cms/kernel';
import { anAskedNode, type AskedNode } from '../../../../tests/faults/asked-node';
import { aNode, type BareNode } from '../../../../tests/host/a-node';
import { aHost, type OwnHost } from '../../../../tests/host/host';
import { aPerson, type SignedIn } from '../../../../tests/host/people';
import { dutyRoles } from '../../contract';

/** The clock of each host is that far from the one of the database. */
export const SKEW = 7 * 60_000;
const SECRET = 'a'.repeat(40);
const SKEWED = join(__dirname, '../../../../tests/faults/skewed-clock.cjs');

type Row = object;

/** Two hosts of one house of which one is minutes ahead and the other as many behind, on a database whose clock is right. */
export type WrongClocks = {
  readonly hosts: readonly [ahead: OwnHost, behind: OwnHost];
  /** What vetting and shop write into their database. */
  readonly ground: AskedNode;
  readonly node: BareNode;
  readonly people: Readonly<Record<'controller' | 'officer' | 'finance', SignedIn>>;
  /** Somebody whom nobody signed up and whom that host knows: its secret is known. */
  aToken(host: OwnHost): string;
  rows<Found extends Row>(sql: string, about: readonly string[]): Promise<readonly Found[]>;
  one<Found extends Row>(sql: string, ...about: readonly string[]): Promise<Found>;
  /** What the ledger says was done to something. */
  deeds(subject: string): Promise<readonly string[]>;
  /** What both wrote into their logs. */
  logs(): string;
  stop(): Promise<void>;
};

/** Starts them, each with so many readers. */
export async function wrongClocks(readers: number): Promise<WrongClocks> {
  const env = (skew: number) => ({
    ...{ NODE_OPTIONS: `--require ${SKEWED}`, HEARTH_SKEW_MS: String(skew), HEARTH_READER_SECRET: SECRET },
  });
  const ahead = await aHost({ env: env(SKEW) });
  const { databaseUrl } = ahead;
  const behind = await aHost({ databaseUrl, env: env(-SKEW) });
  const ground = await anAskedNode('live-ground.cjs', { DATABASE_URL: databaseUrl });
  const tokensAt = (skew: number): Promise<string[]> =>
    ground.ask<string[]>('tokens', { secret: SECRET, skew, count: readers });
  const tokens = new Map([
    [ahead, await tokensAt(SKEW)],
    [behind, await tokensAt(-SKEW)],
  ]);
  const node = aNode(databaseUrl);
  const rows: WrongClocks['rows'] = async <Found extends Row>(sql: string, about: readonly string[]) =>
    (await node.knex.raw<{ rows: Found[] }>(sql, [...about])).rows;
  return {
    ...{ hosts: [ahead, behind], ground, node, rows, people: await somePeople(ahead) },
    aToken: (host) => {
      const token = tokens.get(host)?.pop();
      if (token === undefined) throw new Error('there are no readers left');
      return token;
    },
    one: async <Found extends Row>(sql: string, ...about: readonly string[]) => (await rows<Found>(sql, about))[0]!,
    deeds: async (subject) =>
      (await rows<{ action: string }>('SELECT action FROM ledger_entry WHERE subject = ? ORDER BY seq', [subject])).map(
        ({ action }) => action,
      ),
    logs: () => [ahead, behind].map(({ logFile }) => readFileSync(logFile, 'utf8')).join('\n'),
    stop: async () => {
      await ground.stop();
      await node.stop();
      await Promise.all([ahead.stop(), behind.stop()]);
    },
  };
}

const somePeople = async (host: OwnHost): Promise<WrongClocks['people']> => ({
  controller: await aPerson(host).role('field-controller').signedIn(),
  officer: await aPerson(host).role('compliance-officer').signedIn(),
  finance: await aPerson(host).role('finance').signedIn(),
});

/** A session on the air and its room. */
export type OnAir = { readonly id: string; readonly room: string };

/** On the air since a minute ago, with the field controller on duty in every role, who gave a sign of life at this moment. */
export async function aSession({ node: { knex }, people }: WrongClocks): Promise<OnAir> {
  const [id, room, person] = [systemIds.next(), systemIds.next(), people.controller.person.id];
  const ago = (seconds: number) => knex.raw(`clock_timestamp() - make_interval(secs => ?)`, [seconds]);
  const named = { station: 'yunze', title: '竹编公益专场', language: 'zh-Hans' };
  const picture = { streaming_room: randomUUID(), picture_began: ago(30) };
  await knex('live_room').insert({ ...named, ...picture, id: room, owner_kind: 'session', owner_id: id });
  await knex('live_session').insert({
    ...{ ...named, id, room, series: id, state: 'live', kinds: ['selling'], host_kind: 'human', made_by: person },
    ...{ planned_at: ago(60), planned_minutes: 60, began_at: ago(60) },
  });
  for (const role of dutyRoles) {
    const duty = { id: systemIds.next(), session: id, station: 'yunze', role, person, named_by: person };
    await knex('live_duty').insert({ ...duty, beaten_at: ago(0) });
  }
  return { id, room };
}
