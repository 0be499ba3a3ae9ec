import type { EditionLine, EditionMatrix } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, call, type SignedIn } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';

type Desk = Awaited<ReturnType<typeof aDesk>>;

let host: Host;
let desk: Desk;
let second: SignedIn;
let weibo: string;
let facebook: string;

const CHANNEL = {
  ...{ station: 'yunze', locale: 'zh-Hans', lane: 'assisted', capabilities: ['publish'], credential: null },
  ...{ quota: null, pace: null, windows: [], owner: null, active: true },
};

async function aChannel(platform: string): Promise<string> {
  const body = { ...CHANNEL, platform, rulePack: platform, name: platform, account: `${platform}-${desk.column}` };
  const { status, body: added } = await call(host, desk.chief, 'POST', '/cms/channels', body);
  expect(status).toBe(201);
  return added.id as string;
}

beforeAll(async () => {
  host = await theHost();
  desk = await aDesk(host, { levels: [1, 2], proofs: [] });
  second = await aPerson(host).role('editor').signedIn();
  [weibo, facebook] = [await aChannel('weibo'), await aChannel('facebook')];
  const target = { timing: { kind: 'at-once' }, embargo: { kind: 'none' }, missed: { kind: 'send' } };
  const targets = [weibo, facebook].map((channel) => ({ channel, ...target }));
  const place = { station: 'yunze', column: desk.column, version: 0, targets };
  expect((await call(host, desk.chief, 'PUT', '/cms/channels/targets', place)).status).toBe(200);
}, 60_000);

const matrix = async (id: string, who: SignedIn = desk.head): Promise<EditionMatrix> => {
  const { status, body } = await call(host, who, 'GET', `/cms/editions/${id}/zh-Hans`);
  expect(status).toBe(200);
  return body as EditionMatrix;
};
const lineOn = async (id: string, channel = weibo, who?: SignedIn): Promise<EditionLine> => {
  const line = (await matrix(id, who)).editions.find((one) => one.channel.id === channel);
  if (!line) throw new Error('no edition');
  return line;
};
const code = ({ body }: { body: { error?: { code: string } } }): string | undefined => body.error?.code;

async function edit(id: string, change: object, more: object = {}) {
  const { hash: masterHash } = await matrix(id);
  const { content, version } = await lineOn(id);
  const body = {
    documentId: id,
    locale: 'zh-Hans',
    channel: weibo,
    version,
    masterHash,
    content: { ...content, ...change },
  };
  return call(host, desk.editor, 'PUT', '/cms/editions', { ...body, ...more });
}

const sign = async (who: SignedIn, id: string, said: { level: number; hash?: string }) => {
  const { hash } = await lineOn(id);
  const body = { documentId: id, locale: 'zh-Hans', channel: weibo, hash, kind: 'review', note: null };
  return call(host, who, 'POST', '/cms/editions/sign', { ...body, ...said });
};

async function signedStory(): Promise<string> {
  const { documentId: id } = await desk.manuscript({ tags: '防汛' });
  return id;
}

async function release(id: string): Promise<void> {
  await desk.act(desk.author, id, 'submit');
  for (const who of [desk.editor, desk.head]) {
    await desk.act(who, id, 'claim');
    expect((await desk.act(who, id, 'pass')).status).toBe(200);
  }
}

it('shows what each account would be given, with what is wrong and how to mend it, before anybody signs', async () => {
  const id = await signedStory();
  const { editions, covered, title } = await matrix(id);
  expect({ covered, title }).toEqual({ covered: false, title: '夏汛来临，青禾县提前转移沿河住户' });
  expect(
    editions
      .filter(({ target }) => target !== null)
      .map(({ channel }) => channel.id)
      .sort(),
  ).toEqual([weibo, facebook].sort());
  const post = await lineOn(id);
  expect(post).toMatchObject({ handEdited: false, missing: [], delivery: null, content: { form: 'post' } });
  expect(post.content.text).toContain('【夏汛来临，青禾县提前转移沿河住户】');
});

it('lets no words in that were not reviewed with the story, nor takes a label away', async () => {
  const id = await signedStory();
  const foreign = { pictures: [{ url: '/uploads/elsewhere.jpg', alt: '' }] };
  expect(code(await edit(id, foreign))).toBe('EDITION.NOT_OF_THIS_STORY');
  expect(code(await edit(id, { source: '别处' }))).toBe('EDITION.NOT_OF_THIS_STORY');
  expect(code(await edit(id, {}, { masterHash: 'f'.repeat(64) }))).toBe('HEARTH.CHANGED_MEANWHILE');
  expect(code(await edit(id, {}, { version: 7 }))).toBe('HEARTH.CHANGED_MEANWHILE');
  const bystander = await call(host, desk.author, 'PUT', '/cms/editions', {});
  expect(bystander.status).toBe(403);
});

it('sends words that were edited by hand only when they were signed by themselves, by others than who wrote them (I1)', async () => {
  const id = await signedStory();
  const text = '【青禾防汛】沿河三个村昨晚全部转移，无人伤亡。';
  expect(await edit(id, { text })).toMatchObject({ status: 200, body: { handEdited: true, content: { text } } });
  await release(id);
  const planned = await until(
    () => lineOn(id),
    ({ delivery }) => delivery?.state === 'gated',
  );
  expect(planned).toMatchObject({
    delivery: { gate: 'unsigned', handEdited: true },
    missing: [{ level: 1 }, { level: 2 }],
  });
  // The derived edition beside it stands under the story's own signatures.
  await until(
    () => lineOn(id, facebook),
    ({ delivery }) => delivery?.state === 'manual',
  );

  expect(code(await sign(desk.editor, id, { level: 1 }))).toBe('REVIEW.SAME_PERSON');
  expect(code(await sign(desk.author, id, { level: 1 }))).toBe('REVIEW.NOT_YOUR_LEVEL');
  expect(code(await sign(second, id, { level: 1, hash: 'f'.repeat(64) }))).toBe('HEARTH.CHANGED_MEANWHILE');
  expect((await sign(second, id, { level: 1 })).status).toBe(200);
  expect(code(await sign(second, id, { level: 1 }))).toBe('EDITION.NOT_WANTED');
  expect(await sign(desk.head, id, { level: 2 })).toMatchObject({ status: 200, body: { missing: [], maySign: [] } });
  const sent = await until(
    () => lineOn(id),
    ({ delivery }) => delivery?.state === 'manual',
  );
  const whole = await call(host, desk.head, 'GET', `/cms/deliveries/${sent.delivery!.id}`);
  expect(whole.body).toMatchObject({ edition: { handEdited: true, content: { text } } });
  // The story's own review shows nothing of them.
  expect((await desk.see(desk.head, id)).signatures).toHaveLength(2);
});

it('asks for signatures anew when the story was changed under words edited by hand', async () => {
  const id = await signedStory();
  await edit(id, { text: '手工改过的微博' });
  await newsroom(host, desk.author.token).save(id, { title: '青禾县转移人数更正为五百人' });
  expect(await lineOn(id)).toMatchObject({ isStale: true, handEdited: true, problems: [{ path: 'body' }] });
  const before = (await lineOn(id)).hash;
  await edit(id, { text: '手工改过的微博，人数更正' });
  expect(await lineOn(id)).toMatchObject({ isStale: false, problems: [] });
  expect((await lineOn(id)).hash).not.toBe(before);
});

it('keeps an hour, an embargo and an end for one account, and leaves an account out', async () => {
  const id = await signedStory();
  const dueAt = new Date(Date.now() + 3_600_000).toISOString();
  const endsAt = new Date(Date.now() + 7_200_000).toISOString();
  const plan = { wanted: true, dueAt, endsAt, embargo: { kind: 'until-aired' }, missed: { kind: 'ask' } };
  const on = (channel: string) => ({ documentId: id, locale: 'zh-Hans', channel, version: 0 });
  expect(await call(host, desk.editor, 'PUT', '/cms/editions/plan', { ...on(weibo), plan })).toMatchObject({
    body: { plan, version: 1 },
  });
  const none = { wanted: false, dueAt: null, endsAt: null, embargo: null, missed: null };
  await call(host, desk.editor, 'PUT', '/cms/editions/plan', { ...on(facebook), plan: none });
  await release(id);
  const planned = await until(
    () => lineOn(id),
    ({ delivery }) => delivery !== null,
  );
  expect(planned.delivery).toMatchObject({ dueAt, endsAt, embargo: { kind: 'until-aired' }, missed: { kind: 'ask' } });
  expect((await lineOn(id, facebook)).delivery).toBeNull();
});

it('lets a waiting delivery go out in other words, and gives the derived ones back', async () => {
  const id = await signedStory();
  const dueAt = new Date(Date.now() + 3_600_000).toISOString();
  const plan = { wanted: true, dueAt, endsAt: null, embargo: null, missed: null };
  const on = { documentId: id, locale: 'zh-Hans', channel: weibo };
  await call(host, desk.editor, 'PUT', '/cms/editions/plan', { ...on, version: 0, plan });
  await release(id);
  const first = await until(
    () => lineOn(id),
    ({ delivery }) => delivery !== null,
  );
  await edit(id, { text: '临时改成这样' });
  const edited = await lineOn(id);
  expect(edited.delivery).toMatchObject({ id: first.delivery!.id, handEdited: true, dueAt });
  const reverted = await call(host, desk.editor, 'POST', '/cms/editions/revert', { ...on, version: edited.version });
  expect(reverted.body).toMatchObject({ handEdited: false, delivery: { id: first.delivery!.id, handEdited: false } });
  // The manual one cannot be reworded while a person posts it.
  const other = await until(
    () => lineOn(id, facebook),
    ({ delivery }) => delivery?.state === 'manual',
  );
  const { hash: masterHash } = await matrix(id);
  const words = {
    ...on,
    channel: facebook,
    version: other.version,
    masterHash,
    content: { ...other.content, title: '改' },
  };
  expect(code(await call(host, desk.editor, 'PUT', '/cms/editions', words))).toBe('EDITION.ON_ITS_WAY');
});

it('lets words that were taken back go out once more, as often as somebody takes them up again', async () => {
  const id = await signedStory();
  await release(id);
  const posted = async (): Promise<EditionLine> => {
    const line = await until(
      () => lineOn(id),
      ({ delivery }) => delivery?.state === 'manual',
    );
    const { id: one, version } = line.delivery!;
    const url = `https://weibo.example/${one}`;
    expect((await call(host, desk.chief, 'POST', `/cms/deliveries/${one}/prove`, { version, url })).status).toBe(200);
    return line;
  };
  await posted();
  const text = '沿河三个村已全部转移，请居民留意后续通知。';
  await edit(id, { text });
  await sign(second, id, { level: 1 });
  await sign(desk.head, id, { level: 2 });
  const first = await posted();
  const on = { documentId: id, locale: 'zh-Hans', channel: weibo };
  await call(host, desk.editor, 'POST', '/cms/editions/revert', { ...on, version: first.version });
  await posted();
  expect((await edit(id, { text })).status).toBe(200);
  const again = await posted();
  expect(again.delivery).toMatchObject({ action: 'update', handEdited: true });
  expect(again.delivery!.id).not.toBe(first.delivery!.id);
});

it('has no words of its own for our own app, which shows the story itself', async () => {
  const app = await call(host, desk.chief, 'POST', '/cms/channels', {
    ...CHANNEL,
    ...{ platform: 'app', lane: 'app', rulePack: 'app', name: '客户端', account: `app-${desk.column}` },
  });
  const id = await signedStory();
  const channel = app.body.id as string;
  const { content } = await lineOn(id, channel);
  expect(code(await edit(id, {}, { channel, content: { ...content, title: '改过的标题' }, version: 0 }))).toBe(
    'EDITION.OWN_SURFACE',
  );
});
