import { asPressed, coarse, mayPress, nextToSend, parseItems, waitMs, type OutItem } from './outbox.rules';

const anItem = (change: Partial<OutItem> = {}): OutItem => ({
  ...{ id: 'i1', task: 't1', title: '河堤夜巡', event: 'accept', text: '', reason: '', files: [], place: null },
  ...{ saidAt: '2026-11-28T01:00:00Z', person: 'p1', state: 'waiting', said: null },
  ...change,
});

describe('nextToSend', () => {
  it('keeps the order, and passes nothing of a task that was refused', () => {
    const refused = anItem({ state: 'refused' });
    const behind = anItem({ id: 'i2', event: 'depart' });
    const other = anItem({ id: 'i3', task: 't2' });
    expect(nextToSend([refused, behind, other], 'p1')).toBe(other);
    expect(nextToSend([refused, behind], 'p1')).toBeNull();
    expect(nextToSend([behind, other], 'p1')).toBe(behind);
  });

  it('sends for nobody else than who said it', () => {
    expect(nextToSend([anItem()], 'p2')).toBeNull();
  });
});

describe('asPressed', () => {
  it.each([
    ['assigned', ['accept'], 'accepted'],
    ['assigned', ['accept', 'depart', 'arrive', 'file'], 'filed'],
    ['accepted', ['accept'], 'accepted'],
    ['done', ['file'], 'done'],
  ] as const)('%s with %j stands as %s', (state, events, then) => {
    const items = events.map((event, index) => anItem({ id: `i${index}`, event }));
    expect(asPressed({ id: 't1', state }, items)).toBe(then);
  });

  it('counts neither what was refused nor what is of another task', () => {
    const items = [anItem({ state: 'refused' }), anItem({ task: 't2' })];
    expect(asPressed({ id: 't1', state: 'assigned' }, items)).toBe('assigned');
  });

  it('offers nothing where nothing is left to press', () => {
    expect(mayPress('on_site')).toEqual(['file']);
    expect(mayPress('cancelled')).toEqual([]);
  });
});

it('reads what was kept, and lets wait again what was being sent', () => {
  const kept = JSON.stringify([anItem({ state: 'sending' }), { id: 7 }, null]);
  expect(parseItems(kept)).toEqual([anItem({ state: 'waiting' })]);
  expect([parseItems(null), parseItems('{"a":'), parseItems('{}')]).toEqual([[], [], []]);
});

it('claims no more of a place than a hundred metres, and knocks ever more slowly', () => {
  expect(coarse({ latitude: 30.123456, longitude: 104.987654, accuracy: 7 })).toEqual({
    latitude: 30.123,
    longitude: 104.988,
    accuracy: 100,
  });
  expect([0, 1, 3, 9].map(waitMs)).toEqual([1_000, 2_000, 8_000, 30_000]);
});
