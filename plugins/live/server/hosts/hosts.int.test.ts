import { randomUUID } from 'node:crypto';
import { err, unwrap } from '@hearth/cms/kernel';
import { keepHostSchema, type HostDeed, type KeepHost, type LiveHost } from '../../contract';
import {
  another,
  aRobotHouse,
  gone,
  officer,
  operator,
  stranger,
  type RobotHouse,
} from '../robots/testing/a-robot-house';
import { listen } from '../duty/listen';
import { keepHost, seeHosts } from './keep-host';
import { stopHost, turnHost } from './turn-host';
import { fadeSilent, seeLabel } from './watch-host';

let house: RobotHouse;
beforeAll(async () => {
  house = await aRobotHouse();
}, 60_000);
afterAll(() => house.test.drop());

const LABEL = { 'zh-Hans': 'AI 数字人主播', en: 'AI digital human' };
const machine: KeepHost = {
  ...{ kind: 'digital-human', task: 'speaks', name: '小云', label: LABEL },
  duty: { person: officer.id },
};
const person: KeepHost = { kind: 'human', task: 'speaks', name: '林巧云', label: null, duty: null };

const keep = (session: string, given = machine) => keepHost(house.hosting, operator, { id: session, ...given });
const turn = (host: LiveHost, event: HostDeed, who = officer) =>
  turnHost(house.hosting, who, { id: host.id, version: host.version, event, reason: '' });
const seen = async (host: LiveHost) => unwrap(await seeLabel(house.hosting, officer, host.id));
/** As the house does each five seconds. */
const round = async () => {
  const since = await listen(house.hosting);
  return house.test.database.transaction((tx) => fadeSilent(house.hosting, tx, since));
};
/** Somebody has listened since so many seconds ago, and looked last so many seconds ago. */
const listening = (since: number, lookedAt = 0) => {
  const ago = (seconds: number) => house.test.knex.raw(`clock_timestamp() - make_interval(secs => ?)`, [seconds]);
  const line = { since: ago(since), looked_at: ago(lookedAt) };
  return house.test.knex('live_duty_listening').insert(line).onConflict('is_only').merge();
};
const turnsOf = (room: string | null) => house.curtains.filter(([one]) => one === room).map(([, what]) => what);

/** A machine that speaks, with somebody who watches. */
async function speaking(session: string): Promise<LiveHost> {
  const host = unwrap(await keep(session));
  await seen(host);
  return unwrap(await turn(host, 'begin'));
}

/** So long has nobody said that they watch. */
const silentFor = (host: LiveHost, seconds: number) =>
  house.test
    .knex('live_host')
    .where({ id: host.id })
    .update({ seen_at: house.test.knex.raw(`clock_timestamp() - make_interval(secs => ?)`, [seconds]) });

describe('a host', () => {
  it('is entered with what it needs, at one’s own station', async () => {
    const { id } = house.live();
    expect(await keep(id, { ...machine, duty: null })).toEqual(err('ROBOTS.DUTY_MISSING'));
    expect(await keep(id, { ...machine, label: { ...LABEL, en: 'Fair host' } })).toEqual(err('ROBOTS.LABEL_MISSING'));
    expect(unwrap(await keep(id, { ...person, label: LABEL, duty: machine.duty }))).toMatchObject({
      ...{ label: null, duty: null, state: 'waiting' },
    });
    expect(await keepHost(house.hosting, stranger, { id, ...person })).toEqual(err('ROBOTS.SESSION_NOT_FOUND'));
    expect(await seeHosts(house.hosting, stranger, id)).toEqual(err('ROBOTS.SESSION_NOT_FOUND'));
    expect(unwrap(await seeHosts(house.hosting, operator, id)).hosts.map(({ name }) => name)).toEqual(['林巧云']);
  });

  it('is watched over by somebody who works at the station, under the name that the house has for them', async () => {
    const { id } = house.live();
    const watchedBy = (who: { readonly id: string }) => keep(id, { ...machine, duty: { person: who.id } });
    for (const who of [stranger, gone, { id: randomUUID() }])
      expect(await watchedBy(who)).toEqual(err('ROBOTS.PERSON_NOT_FOUND'));
    expect(unwrap(await watchedBy(officer)).duty).toEqual({ person: officer.id, name: officer.name });
    const named = { person: officer.id, name: '别人的名字' };
    expect(keepHostSchema.safeParse({ ...machine, duty: named }).success).toBe(false);
  });

  it('is one of twelve at most', async () => {
    const { id } = house.live();
    for (let n = 0; n < 12; n += 1) unwrap(await keep(id, person));
    expect(await keep(id, person)).toEqual(err('ROBOTS.HOSTS_FULL', { most: 12 }));
  });

  it('speaks as a person without anybody’s watching', async () => {
    const { id, streamingRoom } = house.live();
    const host = unwrap(await keep(id, person));
    expect(unwrap(await turn(host, 'begin', another)).state).toBe('speaking');
    expect(turnsOf(streamingRoom)).toEqual([]);
  });
});

describe('a digital human', () => {
  it('speaks by the word of whoever is on duty and sees the label, and by nobody else’s', async () => {
    const { id, room } = house.live();
    const host = unwrap(await keep(id));
    expect(await turn(host, 'begin', another)).toEqual(err('ROBOTS.NOT_ON_DUTY'));
    expect(await turn(host, 'begin')).toEqual(err('ROBOTS.LABEL_UNSEEN'));
    expect(await seeLabel(house.hosting, another, host.id)).toEqual(err('ROBOTS.NOT_ON_DUTY'));
    await seen(host);
    const both = await Promise.all([turn(host, 'begin'), turn(host, 'begin')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual(err('HEARTH.CHANGED_MEANWHILE'));
    expect(house.told.filter(([one]) => one === room)).toEqual([
      [room, { id: host.id, text: 'AI 数字人主播 AI digital human', shown: true }],
    ]);
  });

  it('is stopped by anybody who watches, whatever their page shows: the picture goes, once', async () => {
    const { id, room, streamingRoom } = house.live();
    const host = await speaking(id);
    house.curtains.length = 0;
    const stop = () => stopHost(house.hosting, another, { id: host.id, reason: '口误' });
    const both = await Promise.all([stop(), stop()]);
    expect(both.map((answer) => unwrap(answer).state)).toEqual(['stopped', 'stopped']);
    expect(turnsOf(streamingRoom)).toEqual(['fall']);
    expect(house.told.filter(([one]) => one === room).at(-1)).toMatchObject([room, { id: host.id, shown: false }]);
    expect(await stopHost(house.hosting, stranger, { id: host.id, reason: '' })).toEqual(err('ROBOTS.HOST_NOT_FOUND'));
    const cleared = unwrap(await turn(unwrap(both[0]), 'clear', another));
    expect([cleared.state, turnsOf(streamingRoom)]).toEqual(['waiting', ['fall', 'lift']]);
    const entries = await house.test.knex('ledger_entry').where({ subject: host.id, action: 'live-host.stop' });
    expect(entries).toHaveLength(1);
  });

  it('is faded out when nobody watches for a minute, and the live is paused; not before', async () => {
    const { id, streamingRoom } = house.live();
    const host = await speaking(id);
    house.curtains.length = 0;
    await listening(3_600);
    await silentFor(host, 55);
    await round();
    expect(turnsOf(streamingRoom)).toEqual([]);
    await silentFor(host, 61);
    await Promise.all([round(), round()]);
    expect(turnsOf(streamingRoom)).toEqual(['fall']);
    expect(house.paused.filter((one) => one === id)).toEqual([id]);
    expect(house.news.filter((one) => one.endsWith(host.id))).toEqual([`live-host.faded ${host.id}`]);
    const [faded] = unwrap(await seeHosts(house.hosting, operator, id)).hosts;
    expect(faded).toMatchObject({ state: 'faded', allowedEvents: ['stop', 'end', 'return'] });
    expect(await turn(faded!, 'return')).toEqual(err('ROBOTS.LABEL_UNSEEN'));
    await seen(faded!);
    expect(unwrap(await turn(faded!, 'return')).state).toBe('speaking');
    expect(turnsOf(streamingRoom)).toEqual(['fall', 'lift']);
  });

  it('is not faded for the time in which no node was there to hear anybody, and is when nobody comes back', async () => {
    const { id, streamingRoom } = house.live();
    const host = await speaking(id);
    house.curtains.length = 0;
    await silentFor(host, 300);
    // All nodes were away for five minutes: the first look after that is where silence begins.
    await listening(3_600, 300);
    await round();
    expect(turnsOf(streamingRoom)).toEqual([]);
    await listening(59);
    await round();
    expect(turnsOf(streamingRoom)).toEqual([]);
    await listening(61);
    await round();
    expect(turnsOf(streamingRoom)).toEqual(['fall']);
    expect(house.paused.filter((one) => one === id)).toEqual([id]);
  });

  it('keeps the picture away while another machine may not be seen', async () => {
    const { id, streamingRoom } = house.live();
    const [one, two] = [await speaking(id), await speaking(id)];
    house.curtains.length = 0;
    unwrap(await stopHost(house.hosting, another, { id: one.id, reason: '' }));
    unwrap(await turn(two, 'end'));
    expect(turnsOf(streamingRoom)).toEqual(['fall']);
  });

  it('cannot be kept speaking without a sign of anybody, by the database itself', async () => {
    const host = await speaking(house.live().id);
    await expect(house.test.knex('live_host').where({ id: host.id }).update({ seen_at: null })).rejects.toThrow(
      /check constraint/,
    );
    await expect(house.test.knex('live_host').where({ id: host.id }).update({ label: null })).rejects.toThrow(
      /check constraint/,
    );
  });
});
