import type { DutyPost, DutyShift } from '../../contract';
import type { Host } from '../../../tests/host/host';
import { aPerson, call, type Answer, type Caller, type SignedIn } from '../../../tests/host/people';
import { aRoster, inHours, type ARoster } from '../../../tests/host/roster';

let host: Host;
let station: string;
let planner: SignedIn;
let editor: SignedIn;
let reviewer: SignedIn;
let neighbour: SignedIn;
let post: ARoster['post'];
let addPost: ARoster['addPost'];
let freshPost: ARoster['freshPost'];
let addShift: ARoster['addShift'];
let onDuty: ARoster['onDuty'];
beforeAll(async () => {
  ({ host, station, planner, editor, reviewer, neighbour, post, addPost, freshPost, addShift, onDuty } =
    await aRoster());
}, 60_000);

describe('posts', () => {
  it('are added by planners, at stations they see, once by each name', async () => {
    expect((await addPost(undefined)).status).toBe(401);
    expect((await addPost(editor)).status).toBe(403);
    expect((await addPost(neighbour)).status).toBe(403);
    expect((await addPost(planner, { name: { en: 'Duty' } })).status).toBe(422);
    const made = await addPost(planner);
    expect(made).toMatchObject({ status: 201, body: { station: station, active: true } });
    expect((await addPost(planner, { slug: made.body.slug })).body.error.code).toBe('ROSTER.POST_TAKEN');
  });

  it('are listed to their station and those above', async () => {
    const path = `/cms/roster/posts?station=${station}`;
    expect((await call(host, undefined, 'GET', path)).status).toBe(401);
    expect((await call(host, neighbour, 'GET', path)).status).toBe(403);
    expect((await call(host, editor, 'GET', '/cms/roster/posts?station=NO')).status).toBe(422);
    expect((await call(host, editor, 'GET', path)).body).toMatchObject({ mayPlan: false });
    const seen = await call(host, planner, 'GET', path);
    expect(seen.body.mayPlan).toBe(true);
    expect((seen.body.posts as DutyPost[]).map(({ id }) => id)).toContain(post.id);
  });

  it('are closed, after which nobody is put there', async () => {
    const closing = await freshPost();
    const change = (who: Caller, more: object = {}): Promise<Answer> =>
      call(host, who, 'PUT', `/cms/roster/posts/${closing.id}`, {
        name: closing.name,
        active: false,
        version: 1,
        ...more,
      });
    expect((await change(undefined)).status).toBe(401);
    expect((await change(editor)).status).toBe(403);
    expect((await change(neighbour)).status).toBe(403);
    expect((await change(planner, { active: 'no' })).status).toBe(422);
    expect((await change(planner)).body).toMatchObject({ active: false, version: 2 });
    expect((await change(planner)).body.error.code).toBe('HEARTH.CHANGED_MEANWHILE');
    expect((await addShift(planner, { post: closing.id })).body.error.code).toBe('ROSTER.POST_CLOSED');
  });
});

describe('shifts', () => {
  it('are added by planners for people who may stand there', async () => {
    expect((await addShift(undefined)).status).toBe(401);
    expect((await addShift(editor)).status).toBe(403);
    expect((await addShift(neighbour)).status).toBe(403);
    expect((await addShift(planner, { endsAt: inHours(140) })).status).toBe(422);
    expect((await addShift(planner, { endsAt: inHours(99) })).status).toBe(422);
    expect((await addShift(planner, { person: neighbour.person.id })).body.error.code).toBe('ROSTER.CANNOT_STAND_HERE');
    expect((await addShift(planner)).status).toBe(201);
  });

  it('let nobody stand twice on one post, even when two planners work at once', async () => {
    const at = { post: (await freshPost()).id };
    const both = await Promise.all([addShift(planner, at), addShift(reviewer, at)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const overlapping = await addShift(planner, { ...at, startsAt: inHours(107), endsAt: inHours(109) });
    expect(overlapping.body.error.code).toBe('ROSTER.DOUBLE_BOOKED');
    const following = await addShift(planner, {
      ...at,
      startsAt: both.find(({ status }) => status === 201)!.body.endsAt,
      endsAt: inHours(110),
    });
    expect(following.status).toBe(201);
    expect((await addShift(planner, { ...at, person: reviewer.person.id })).status).toBe(201);
  });

  it('are listed by span to those who see the station', async () => {
    const { body } = await addShift(planner, { post: (await freshPost()).id });
    const list = (who: Caller, days = 10): Promise<Answer> =>
      call(host, who, 'GET', `/cms/roster/shifts?station=${station}&from=${inHours(0)}&to=${inHours(days * 24)}`);
    expect((await list(undefined)).status).toBe(401);
    expect((await list(neighbour)).status).toBe(403);
    expect((await list(editor, 63)).status).toBe(422);
    const seen = await list(editor);
    expect((seen.body.shifts as DutyShift[]).map(({ id }) => id)).toContain(body.id);
    expect((seen.body.people as { id: string }[]).map(({ id }) => id)).toContain(editor.person.id);
    expect((await list(editor, 1)).body.shifts).toEqual([]);
  });

  it('are taken out before they begin, and never after', async () => {
    const own = await freshPost();
    const shift = (await addShift(planner, { post: own.id })).body as DutyShift;
    const remove = (who: Caller, id: string, version: unknown = 1): Promise<Answer> =>
      call(host, who, 'DELETE', `/cms/roster/shifts/${id}?version=${String(version)}`);
    expect((await remove(undefined, shift.id)).status).toBe(401);
    expect((await remove(editor, shift.id)).status).toBe(403);
    expect((await remove(neighbour, shift.id)).status).toBe(403);
    expect((await remove(planner, shift.id, 'x')).status).toBe(422);
    expect((await remove(planner, shift.id, 7)).status).toBe(409);
    expect((await remove(planner, shift.id)).status).toBe(204);
    const begun = (await addShift(planner, { post: own.id, startsAt: inHours(-1), endsAt: inHours(1) }))
      .body as DutyShift;
    expect((await remove(planner, begun.id)).body.error.code).toBe('ROSTER.SHIFT_BEGUN');
  });
});

describe('a stand-in', () => {
  const swap = (who: Caller, shift: DutyShift, [person, version]: [string | null, unknown?]): Promise<Answer> =>
    call(host, who, 'POST', `/cms/roster/shifts/${shift.id}/stand-in`, { person, version: version ?? shift.version });

  it('is named by the person planned or a planner, and stands there', async () => {
    const own = await freshPost();
    const shift = (await addShift(planner, { post: own.id, startsAt: inHours(-1), endsAt: inHours(1) }))
      .body as DutyShift;
    const colleague = await aPerson(host).role('reporter').at(station).signedIn();
    const other = colleague.person.id;
    expect((await swap(undefined, shift, [other])).status).toBe(401);
    expect((await swap(colleague, shift, [other])).body.error.code).toBe('ROSTER.NOT_YOUR_SHIFT');
    expect((await swap(neighbour, shift, [other])).status).toBe(403);
    expect((await swap(editor, shift, ['x'])).status).toBe(422);
    expect((await swap(editor, shift, [neighbour.person.id])).body.error.code).toBe('ROSTER.CANNOT_STAND_HERE');
    expect((await swap(editor, shift, [other, 9])).body.error.code).toBe('HEARTH.CHANGED_MEANWHILE');
    const swapped = await swap(editor, shift, [other]);
    expect(swapped.body).toMatchObject({ person: editor.person.id, standIn: other, version: 2 });
    expect(await onDuty(own)).toEqual([{ person: other, insteadOf: editor.person.id }]);
    expect((await swap(planner, swapped.body as DutyShift, [null])).body.standIn).toBeNull();
    expect(await onDuty(own)).toEqual([{ person: editor.person.id, insteadOf: null }]);
  });

  it('is not somebody who stands there already', async () => {
    const own = await freshPost();
    const shift = (await addShift(planner, { post: own.id })).body as DutyShift;
    await addShift(planner, { post: own.id, person: reviewer.person.id });
    expect((await swap(editor, shift, [reviewer.person.id])).body.error.code).toBe('ROSTER.DOUBLE_BOOKED');
  });

  it('is not changed once the shift is over', async () => {
    const own = await freshPost();
    const over = { post: own.id, startsAt: inHours(-3), endsAt: inHours(-1) };
    const shift = (await addShift(planner, over)).body as DutyShift;
    expect((await swap(planner, shift, [reviewer.person.id])).body.error.code).toBe('ROSTER.SHIFT_OVER');
  });
});

const postNow = async ({ id }: DutyPost): Promise<unknown> => {
  const { body } = await call(host, editor, 'GET', `/cms/roster/now?station=${station}`);
  return (body.posts as { post: DutyPost }[]).find(({ post: one }) => one.id === id);
};

describe('who is on duty', () => {
  it('is told to those who see the station', async () => {
    const path = `/cms/roster/now?station=${station}`;
    expect((await call(host, undefined, 'GET', path)).status).toBe(401);
    expect((await call(host, neighbour, 'GET', path)).status).toBe(403);
    expect((await call(host, editor, 'GET', `${path}&at=noon`)).status).toBe(422);
    expect((await call(host, editor, 'GET', path)).status).toBe(200);
  });

  it('is nobody who left', async () => {
    const own = await freshPost();
    const leaving = await aPerson(host).role('editor').at(station).signedIn();
    await addShift(planner, { post: own.id, person: leaving.person.id, startsAt: inHours(-1), endsAt: inHours(1) });
    expect(await onDuty(own)).toEqual([{ person: leaving.person.id, insteadOf: null }]);
    await call(host, host, 'POST', `/cms/people/${leaving.person.id}/deactivate`, { version: 1 });
    expect(await onDuty(own)).toEqual([]);
    expect(await postNow(own)).toMatchObject({ people: [], planned: true, next: null });
  });

  it('is nobody who is missed outside the planned turns, and who comes next is said', async () => {
    const own = await freshPost();
    expect(await postNow(own)).toMatchObject({ people: [], planned: false, next: null });
    const startsAt = inHours(30);
    await addShift(planner, { post: own.id, startsAt, endsAt: inHours(38) });
    await addShift(planner, { post: own.id, startsAt: inHours(54), endsAt: inHours(60) });
    expect(await postNow(own)).toMatchObject({
      ...{ people: [], planned: false },
      next: { person: editor.person.id, startsAt },
    });
  });

  it('may be anybody of the station or above', async () => {
    const path = `/cms/roster/colleagues?station=${station}`;
    expect((await call(host, undefined, 'GET', path)).status).toBe(401);
    expect((await call(host, neighbour, 'GET', path)).status).toBe(403);
    expect((await call(host, editor, 'GET', '/cms/roster/colleagues')).status).toBe(422);
    const ids = ((await call(host, editor, 'GET', path)).body.people as { id: string }[]).map(({ id }) => id);
    expect(ids).toContain(planner.person.id);
    expect(ids).not.toContain(neighbour.person.id);
  });

  it('takes their shifts along in a calendar', async () => {
    const own = await freshPost();
    const { body } = await addShift(planner, { post: own.id, person: reviewer.person.id });
    expect((await call(host, undefined, 'GET', '/cms/roster/calendar')).status).toBe(401);
    const mine = await call(host, reviewer, 'GET', '/cms/roster/calendar');
    expect(mine.body.filename).toBe('hearth-duty.ics');
    expect(mine.body.calendar).toContain(`UID:${(body as DutyShift).id}@hearth\r\n`);
    expect((await call(host, editor, 'GET', '/cms/roster/calendar')).body.calendar).not.toContain(
      (body as DutyShift).id,
    );
  });
});
