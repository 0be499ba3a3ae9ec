import type { Delegation, DutyPost } from '../../contract';
import type { Host } from '../../../tests/host/host';
import { aPerson, call, type Answer, type Caller, type SignedIn } from '../../../tests/host/people';
import { aRoster, inHours, type ARoster } from '../../../tests/host/roster';

let host: Host;
let station: string;
let planner: SignedIn;
let editor: SignedIn;
let reviewer: SignedIn;
let neighbour: SignedIn;
let addPost: ARoster['addPost'];
let freshPost: ARoster['freshPost'];
let addShift: ARoster['addShift'];
let onDuty: ARoster['onDuty'];
beforeAll(async () => {
  ({ host, station, planner, editor, reviewer, neighbour, addPost, freshPost, addShift, onDuty } = await aRoster());
}, 60_000);

describe('lending powers', () => {
  const PLAN = 'plugin::cms.roster.plan';
  const lend = (who: Caller, change: object = {}): Promise<Answer> => {
    const lent = {
      to: editor.person.id,
      post: null,
      powers: [PLAN],
      startsAt: inHours(-1),
      endsAt: inHours(2),
      reason: '出差',
    };
    return call(host, who, 'POST', '/cms/roster/delegations', { ...lent, ...change });
  };
  const move = (who: Caller, lent: Delegation, [event, version]: [string, unknown?]): Promise<Answer> =>
    call(host, who, 'POST', `/cms/roster/delegations/${lent.id}/${event}`, { version: version ?? lent.version });

  it('is never to oneself, beyond one’s own, beyond sight or without end', async () => {
    expect((await lend(undefined)).status).toBe(401);
    expect((await lend(planner, { powers: [] })).status).toBe(422);
    expect((await lend(planner, { reason: '' })).status).toBe(422);
    expect((await lend(planner, { to: planner.person.id })).body.error.code).toBe('ROSTER.TO_ONESELF');
    expect((await lend(planner, { to: neighbour.person.id })).body.error.code).toBe('ROSTER.CANNOT_STAND_HERE');
    expect((await lend(planner, { endsAt: inHours(24 * 40) })).body.error.code).toBe('ROSTER.BAD_WINDOW');
    expect((await lend(editor, { to: planner.person.id })).body.error.code).toBe('ROSTER.BEYOND_POWERS');
    const administrator = await aPerson(host).role('station-administrator').at(station).signedIn();
    expect((await lend(administrator, { powers: ['plugin::cms.people.edit'] })).body.error.code).toBe(
      'ROSTER.BEYOND_POWERS',
    );
    const theirPost = (await addPost(neighbour, { station: neighbour.person.station })).body as DutyPost;
    expect((await lend(planner, { post: theirPost.id })).status).toBe(403);
  });

  it('counts from acceptance to revocation, and says on whose behalf', async () => {
    const trusted = await aPerson(host).role('reporter').at(station).signedIn();
    const lent = (await lend(planner, { to: trusted.person.id })).body as Delegation;
    expect(lent).toMatchObject({ state: 'proposed', allowed: ['revoke'] });
    expect((await addPost(trusted)).status).toBe(403);

    expect((await move(undefined, lent, ['accept'])).status).toBe(401);
    expect((await move(editor, lent, ['accept'])).status).toBe(403);
    expect((await move(planner, lent, ['accept'])).status).toBe(403);
    expect((await move(trusted, lent, ['begin'])).status).toBe(422);
    expect((await move(trusted, lent, ['accept', 9])).status).toBe(409);
    const accepted = (await move(trusted, lent, ['accept'])).body as Delegation;
    expect(accepted).toMatchObject({ state: 'accepted', allowed: ['revoke'], version: 2 });

    expect((await addPost(trusted)).status).toBe(201);
    const mine = await call(host, trusted, 'GET', '/cms/roster/delegations');
    expect((mine.body.delegations as Delegation[]).map(({ id }) => id)).toContain(lent.id);
    // What was lent is not theirs to lend on.
    expect((mine.body.powers as { action: string }[]).map(({ action }) => action)).not.toContain(PLAN);

    expect((await move(planner, accepted, ['revoke'])).body.state).toBe('revoked');
    expect((await addPost(trusted)).status).toBe(403);
    expect((await move(trusted, { ...accepted, version: 3 }, ['accept'])).body.error.code).toBe(
      'MACHINE.EVENT_NOT_ALLOWED',
    );
  });

  it('ends when the lender no longer holds the power', async () => {
    const head = await aPerson(host).role('desk-head').at(station).signedIn();
    const trusted = await aPerson(host).role('reporter').at(station).signedIn();
    const lent = (await lend(head, { to: trusted.person.id })).body as Delegation;
    await move(trusted, lent, ['accept']);
    expect((await addPost(trusted)).status).toBe(201);
    await call(host, host, 'PUT', `/cms/people/${head.person.id}/roles`, { roles: ['reporter'], version: 1 });
    expect((await addPost(trusted)).status).toBe(403);
  });

  it('covers a post: whoever was lent it is on duty', async () => {
    const own = await freshPost();
    const night = { post: own.id, startsAt: inHours(-1), endsAt: inHours(1) };
    await addShift(planner, { ...night, person: reviewer.person.id });
    const lent = (await lend(reviewer, { post: own.id, powers: [] })).body as Delegation;
    expect(await onDuty(own)).toEqual([{ person: reviewer.person.id, insteadOf: null }]);
    expect((await move(editor, lent, ['accept'])).status).toBe(200);
    expect(await onDuty(own)).toEqual([{ person: editor.person.id, insteadOf: reviewer.person.id }]);
  });

  it('is declined by the one who was asked, and shown to nobody else', async () => {
    const lent = (await lend(planner)).body as Delegation;
    expect((await move(editor, lent, ['decline'])).body).toMatchObject({ state: 'declined', allowed: [] });
    expect((await call(host, undefined, 'GET', '/cms/roster/delegations')).status).toBe(401);
    const others = (await call(host, reviewer, 'GET', '/cms/roster/delegations')).body.delegations as Delegation[];
    expect(others.map(({ id }) => id)).not.toContain(lent.id);
  });
});
