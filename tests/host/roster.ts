import { randomUUID } from 'node:crypto';
import type { DutyPost } from '@hearth/cms/contract';
import { theHost, type Host } from './host';
import { aPerson, aStation, call, type Answer, type Caller, type SignedIn } from './people';

const HOUR = 3_600_000;

/** A moment some hours from now. */
export const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();

/** A county station with people, a neighbour who must see nothing of it, and hands to work its roster. */
export type ARoster = {
  readonly host: Host;
  readonly station: string;
  readonly planner: SignedIn;
  readonly editor: SignedIn;
  readonly reviewer: SignedIn;
  readonly neighbour: SignedIn;
  /** One post for tests that do not care which. */
  readonly post: DutyPost;
  addPost(who: Caller, change?: object): Promise<Answer>;
  freshPost(): Promise<DutyPost>;
  /** By default the editor for eight hours in a hundred hours from now. */
  addShift(who: Caller, change?: object): Promise<Answer>;
  onDuty(at: DutyPost): Promise<readonly { person: string; insteadOf: string | null }[]>;
};

/** Makes a roster of its own for a test file. */
export async function aRoster(): Promise<ARoster> {
  const host = await theHost();
  const [county, elsewhere] = [await aStation(host).under('yunze').save(), await aStation(host).under('yunze').save()];
  const at = { planner: aPerson(host).role('desk-head'), editor: aPerson(host).role('editor') };
  const planner = await at.planner.at(county.slug).signedIn();
  const editor = await at.editor.at(county.slug).signedIn();
  const reviewer = await aPerson(host).role('chief-editor').at(county.slug).signedIn();
  const neighbour = await aPerson(host).role('chief-editor').at(elsewhere.slug).signedIn();

  const addPost = (who: Caller, change: object = {}): Promise<Answer> => {
    const name = { 'zh-Hans': '值班编辑', en: 'Duty editor' };
    const slug = `post-${randomUUID().slice(0, 8)}`;
    return call(host, who, 'POST', '/cms/roster/posts', { station: county.slug, slug, name, ...change });
  };
  const freshPost = async (): Promise<DutyPost> => (await addPost(planner)).body as DutyPost;
  const post = await freshPost();
  const addShift = (who: Caller, change: object = {}): Promise<Answer> => {
    const shift = { post: post.id, person: editor.person.id, startsAt: inHours(100), endsAt: inHours(108) };
    return call(host, who, 'POST', '/cms/roster/shifts', { ...shift, ...change });
  };
  const onDuty: ARoster['onDuty'] = async ({ id }) => {
    const { body } = await call(host, editor, 'GET', `/cms/roster/now?station=${county.slug}`);
    const posts = body.posts as { post: DutyPost; people: { person: string; insteadOf: string | null }[] }[];
    const found = posts.find((one) => one.post.id === id);
    return (found?.people ?? []).map(({ person, insteadOf }) => ({ person, insteadOf }));
  };
  const people = { planner, editor, reviewer, neighbour };
  return { host, station: county.slug, ...people, post, addPost, freshPost, addShift, onDuty };
}
