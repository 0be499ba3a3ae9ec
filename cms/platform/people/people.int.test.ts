import { theHost, type Host } from '../../../tests/host/host';
import { aPerson, aStation, call } from '../../../tests/host/people';

let host: Host;
beforeAll(async () => {
  host = await theHost();
});

describe('who somebody is', () => {
  it('takes the administrator of the host for a person of the root station', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => call(host, host, 'GET', '/cms/people/me')));
    expect(one).toMatchObject({ status: 200, body: { person: { station: 'yunze', roles: ['super-admin'] } } });
    expect(two?.body.person.id).toBe(one?.body.person.id);
  });

  it('knows a person by station and roles, and shows own and below', async () => {
    const county = await aStation(host).under('yunze').save();
    const city = await aPerson(host).role('editor', 'host').at('yunze').signedIn();
    const rural = await aPerson(host).at(county.slug).signedIn();

    const me = await call(host, city, 'GET', '/cms/people/me');
    expect(me.body.person).toEqual({
      id: city.person.id,
      station: 'yunze',
      name: city.person.name,
      email: city.email,
      roles: ['editor', 'host'],
      active: true,
      registered: true,
      version: 1,
    });
    expect(me.body.stations).toEqual(expect.arrayContaining(['yunze', county.slug]));
    expect((await call(host, rural, 'GET', '/cms/people/me')).body.stations).toEqual([county.slug]);
  });
});
