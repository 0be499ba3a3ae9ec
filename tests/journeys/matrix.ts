import { randomBytes } from 'node:crypto';
import type { Channel, DrivenPlatform } from '@hearth/cms/contract';
import type { PlatformLab } from '../lab/platforms/lab';
import type { Stage } from './browser';
import { aDeskOf, until, type Ask, type Told } from './by-api';

const MANUSCRIPTS = '/content-manager/collection-types/plugin::cms.manuscript';
const COLUMNS = '/content-manager/collection-types/plugin::cms.column?locale=zh-Hans&pageSize=100';

/** An account of the lab, or of a platform where people post by hand. */
export type Account = {
  readonly name: string;
  readonly platform: DrivenPlatform;
  readonly capabilities: Channel['capabilities'];
  readonly byHand?: true;
};

/** A story as somebody writes it. */
export type Story = { readonly title: string; readonly text: string };

/** The matrix of the demo station for one journey: accounts at the lab that the stories of one column go out on. */
export type Matrix = {
  /** Writes a story, lets three reviews and a proof sign it, publishes it, and waits until it stands on every account. */
  publish(story: Story): Promise<string>;
  draft(story: Story): Promise<string>;
  edit(id: string, story: Story): Promise<void>;
  submit(id: string): Promise<void>;
  release(id: string): Promise<void>;
  deliveries(id: string): Promise<readonly Told[]>;
  /** Proves by hand what waits for it. */
  prove(id: string, url: string): Promise<void>;
  /** Leaves the column and the accounts as nobody else would want them: out of use. */
  end(): Promise<void>;
};

/** Registers the accounts and lets the column go out on them. */
export async function aMatrix(
  stage: Stage,
  { column: slug, accounts }: { readonly column: string; readonly accounts: readonly Account[] },
): Promise<Matrix> {
  const [chief, reporter, editor] = [
    await aDeskOf(stage, 'chief-editor'),
    await aDeskOf(stage, 'reporter'),
    await aDeskOf(stage, 'editor'),
  ];
  const { results } = await chief('GET', COLUMNS);
  const found = (results as Told[]).find((one) => one.slug === slug && one.station === 'yunze');
  const column = String(found.documentId);
  const channels: string[] = [];
  for (const account of accounts)
    channels.push(String((await chief('POST', '/cms/channels', bodyOf(account, stage.lab))).id));
  const aim = (ids: readonly string[]) => setTargets(chief, column, ids);
  await aim(channels);

  const deliveries = async (id: string): Promise<readonly Told[]> =>
    (await chief('GET', `/cms/deliveries?documentId=${id}`)).deliveries;
  const draft = async ({ title, text }: Story): Promise<string> => {
    const words = { title, station: 'yunze', column: { connect: [{ documentId: column }] }, body: [paragraph(text)] };
    return String((await reporter('POST', `${MANUSCRIPTS}?locale=zh-Hans`, words)).data.documentId);
  };
  const prove = async (id: string, url: string): Promise<void> => {
    const isByHand = (row: Told): boolean => row.state === 'manual';
    const row = (
      await until(
        () => deliveries(id),
        (rows) => rows.some(isByHand),
      )
    ).find(isByHand);
    await chief('POST', `/cms/deliveries/${row.id}/prove`, { version: row.version, url });
  };
  const submit = (id: string): Promise<void> => press(reporter, id, 'submit');
  const release = async (id: string): Promise<void> => {
    await editor('POST', `${MANUSCRIPTS}/${id}/actions/publish?locale=zh-Hans`, {});
  };
  return {
    ...{ deliveries, draft, prove, submit, release },
    async publish(story) {
      const id = await draft(story);
      await submit(id);
      await press(editor, id, 'pass');
      await press(await aDeskOf(stage, 'proofreader'), id, 'proof', { proof: 1, errors: 0 });
      for (const who of ['desk-head', 'chief-editor']) await press(await aDeskOf(stage, who), id, 'pass');
      await release(id);
      if (accounts.some(({ byHand }) => byHand))
        await prove(id, `https://weibo.com/1/${stage.lab.byHand('weibo', story.title)}`);
      await until(
        () => deliveries(id),
        (rows) => rows.length === channels.length && rows.every(isLive),
      );
      return id;
    },
    async edit(id, { title, text }) {
      const { data } = await reporter('GET', `${MANUSCRIPTS}/${id}?locale=zh-Hans`);
      const words = { title, body: [paragraph(text)], revision: data.revision };
      await reporter('PUT', `${MANUSCRIPTS}/${id}?locale=zh-Hans`, words);
    },
    async end() {
      await aim([]);
      for (const id of channels) {
        const { version } = await chief('GET', `/cms/channels/${id}`);
        await chief('POST', `/cms/channels/${id}/close`, { version });
      }
    },
  };
}

const paragraph = (text: string): object => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const isLive = ({ state }: Told): boolean => state === 'live';

function bodyOf({ name, platform, capabilities, byHand }: Account, lab: PlatformLab): object {
  return {
    ...{ station: 'yunze', platform, name, locale: 'zh-Hans', capabilities, rulePack: platform },
    ...{ account: randomBytes(4).toString('hex'), quota: null, windows: [], owner: null, active: true },
    ...(byHand ? { lane: 'assisted', credential: null } : { lane: 'driver', credential: lab.credential(platform) }),
  };
}

async function setTargets(chief: Ask, column: string, channels: readonly string[]): Promise<void> {
  const when = { timing: { kind: 'at-once' }, embargo: { kind: 'none' }, missed: { kind: 'send' } };
  const { version } = await chief('GET', `/cms/channels/targets?station=yunze&column=${column}`);
  const targets = channels.map((channel) => ({ channel, ...when }));
  await chief('PUT', '/cms/channels/targets', { station: 'yunze', column, version, targets });
}

/** Presses a deed of review for exactly the words that are there now. */
async function press(who: Ask, id: string, ...[deed, more = {}]: [deed: string, more?: object]): Promise<void> {
  const at = `/cms/review/manuscripts/${id}/zh-Hans`;
  const { hash, version } = await who('GET', at);
  await who('POST', `${at}/${deed}`, { hash, version, ...more });
}
