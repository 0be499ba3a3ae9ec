import fc from 'fast-check';
import { done, refused } from '../topics/testing/a-planning-desk';
import { aFieldDesk, at, type FieldDesk } from '../assignments/testing/a-field-desk';
import { overlaps } from './booking.rules';
import { bookResource, releaseBooking } from './book-resource';
import { addResource, changeResource, viewCalendar } from './keep-resources';

let field: FieldDesk;
beforeAll(async () => {
  field = await aFieldDesk();
}, 60_000);
afterAll(() => field.desk.drop());

type More = { by?: FieldDesk['head']; overrideReason?: string };

const deps = () => ({ ...field.deps, assignmentIs: async () => true });
const book = (id: string, ...[from, to, more = {}]: [string, string, More?]) => {
  const { by = field.editor, ...rest } = more;
  return bookResource(deps(), by, { id, from: at(from), to: at(to), purpose: '', ...rest });
};
const calendar = async (from = '00:00', to = '23:59') =>
  (await done(viewCalendar(field.deps, field.editor, { from: at(from), to: at(to) }))).bookings;

describe('a booking', () => {
  it('goes to one of many who book at once, and the others learn who has it', async () => {
    const car = await field.car();
    const people = [field.editor, field.head, field.editor, field.head, field.editor, field.head];
    const answers = await Promise.all(people.map((by) => book(car, '08:00', '10:00', { by })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refusals = answers.flatMap((one) => (one.ok ? [] : [one.error]));
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['RESOURCES.TAKEN']));
    expect(refusals[0]?.details).toMatchObject({
      holder: '某人',
      resourceId: car,
      from: '11-28 16:00',
      to: '11-28 18:00',
    });
    expect((await calendar()).filter(({ resource }) => resource === car)).toHaveLength(1);
  });

  it('begins where another ends', async () => {
    const car = await field.car();
    await done(book(car, '08:00', '10:00'));
    await done(book(car, '10:00', '11:00'));
    expect(await refused(book(car, '09:59', '10:01'))).toBe('RESOURCES.TAKEN');
  });

  it('goes over another only by name and reason, stays in sight as a conflict and on record', async () => {
    const car = await field.car();
    const first = await done(book(car, '08:00', '10:00'));
    expect(await refused(book(car, '09:00', '11:00', { overrideReason: '突发火情' }))).toBe('HEARTH.NOT_ALLOWED');
    const over = await done(book(car, '09:00', '11:00', { by: field.head, overrideReason: '突发火情' }));
    expect(over).toMatchObject({ overrideReason: '突发火情', person: field.head.id });
    const shown = (await calendar()).filter(({ resource }) => resource === car);
    expect(shown.map(({ conflicts }) => conflicts)).toEqual([[over.id], [first.id]]);
    expect(await field.desk.ledger.of('yunze', over.id)).toMatchObject([
      { action: 'booking.overridden', actor: { id: field.head.id }, facts: { overrides: first.id } },
    ]);
    // What was overridden is in the way of the next one too.
    expect(await refused(book(car, '10:30', '10:45'))).toBe('RESOURCES.TAKEN');
  });

  it('with a reason but without a conflict is a booking like any other', async () => {
    const car = await field.car();
    expect(await done(book(car, '08:00', '10:00', { by: field.head, overrideReason: '以防万一' }))).toMatchObject({
      overrideReason: null,
    });
  });

  it('is given back once, however often, and then free', async () => {
    const car = await field.car();
    const mine = await done(book(car, '08:00', '10:00'));
    await Promise.all([
      releaseBooking(field.deps, field.editor, mine.id),
      releaseBooking(field.deps, field.editor, mine.id),
    ]);
    await done(book(car, '08:00', '10:00'));
    const deeds = (await field.desk.ledger.of('yunze', mine.id)).map(({ action }) => action);
    expect(deeds).toEqual(['booking.made', 'booking.released']);
  });

  it('of a neighbour is neither seen nor made', async () => {
    const neighbour = await field.desk.staff('desk-head', 'liutang');
    const car = await field.car();
    const mine = await done(book(car, '08:00', '10:00'));
    expect(await refused(book(car, '12:00', '13:00', { by: neighbour }))).toBe('HEARTH.NOT_FOUND');
    expect(await refused(releaseBooking(field.deps, neighbour, mine.id))).toBe('HEARTH.NOT_FOUND');
    const seen = await done(viewCalendar(field.deps, neighbour, { from: at('00:00'), to: at('23:00') }));
    expect([seen.resources, seen.bookings]).toEqual([[], []]);
  });
});

it('lets no two bookings share a moment without an override, whatever is booked and given back', async () => {
  const step = fc.record({
    car: fc.nat({ max: 1 }),
    from: fc.integer({ min: 0, max: 20 }),
    hours: fc.integer({ min: 1, max: 3 }),
    override: fc.boolean(),
    release: fc.boolean(),
  });
  const hour = (count: number): string => `${String(count).padStart(2, '0')}:00`;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const cars = [await field.car(), await field.car()];
      await Promise.all(
        steps.map(async ({ car, from, hours, override, release }) => {
          const more = override ? { by: field.head, overrideReason: '必须' } : {};
          const made = await book(cars[car]!, hour(from), hour(from + hours), more);
          if (made.ok && release) await done(releaseBooking(field.deps, field.editor, made.value.id));
        }),
      );
      const standing = (await calendar()).filter(({ resource }) => cars.includes(resource));
      const plain = standing.filter(({ overrideReason }) => overrideReason === null);
      for (const one of plain) {
        const others = plain.filter(({ id, resource }) => id !== one.id && resource === one.resource);
        expect(others.filter((other) => overlaps(one, other))).toEqual([]);
      }
      for (const one of standing) {
        const truth = standing.filter((b) => b.id !== one.id && b.resource === one.resource && overlaps(one, b));
        expect([...one.conflicts].sort()).toEqual(truth.map(({ id }) => id).sort());
      }
    }),
    { numRuns: 12 },
  );
});

it('holds in the table itself, whoever writes', async () => {
  const car = await field.car();
  const mine = await done(book(car, '08:00', '10:00'));
  const [row] = await field.desk.db.knex('booking').where({ id: mine.id });
  const twin = { ...row, id: field.deps.ids.next(), span: `[${at('09:00')},${at('09:30')})` };
  await expect(field.desk.db.knex('booking').insert(twin)).rejects.toMatchObject({ constraint: 'booking_once' });
});

describe('a resource', () => {
  it('has a name of its own and cannot be booked when it is out of use', async () => {
    const words = { kind: 'studio' as const, name: '二号演播室', note: '' };
    const studio = await done(addResource(field.deps, field.head, words));
    expect(await refused(addResource(field.deps, field.head, words))).toBe('RESOURCES.SAME_NAME');
    const change = { id: studio.id, version: 1, name: undefined, note: '检修', active: false };
    await done(changeResource(field.deps, field.head, change));
    expect(await refused(changeResource(field.deps, field.head, change))).toBe('HEARTH.CHANGED_MEANWHILE');
    expect(await refused(book(studio.id, '08:00', '09:00'))).toBe('RESOURCES.OUT_OF_USE');
  });
});
