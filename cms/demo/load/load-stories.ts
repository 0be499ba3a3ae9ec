import type { Core } from '@strapi/strapi';
import type { Clock } from '../../kernel';
import type { DemoFiles, DemoPerson } from '../demo-files';
import type { DraftFile, StoryFile, StoryText } from '../story-file';
import type { Library } from './load-library';
import { toStrapiBlocks } from './strapi-blocks';

type Document = { readonly documentId: string };

/** The few calls of Strapi's document service that the demo makes; its own types are generated for one project's content. */
type Documents = {
  create(params: object): Promise<Document>;
  update(params: object): Promise<Document | null>;
  publish(params: object): Promise<unknown>;
};

/** What is needed to write a story: what was loaded before it. */
export type Desk = {
  readonly strapi: Core.Strapi;
  readonly clock: Clock;
  readonly files: DemoFiles;
  readonly library: Library;
  readonly columns: ReadonlyMap<string, string>;
};

/** Has a story signed by the people whose work that is. */
type Sign = (which: { readonly documentId: string; readonly locale: 'zh-Hans' | 'en' }) => Promise<void>;

/** Makes the columns, in both languages. */
export async function loadColumns(strapi: Core.Strapi, { columns }: DemoFiles): Promise<ReadonlyMap<string, string>> {
  const documents = strapi.documents('plugin::cms.column') as unknown as Documents; // See `Documents`.
  const ids = new Map<string, string>();
  for (const { slug, station, name, description, order } of columns) {
    const shared = { slug, station, order };
    const data = { ...shared, name: name.zh, description: description.zh };
    const { documentId } = await documents.create({ locale: 'zh-Hans', data });
    await documents.update({
      documentId,
      locale: 'en',
      data: { ...shared, name: name.en, description: description.en },
    });
    ids.set(slug, documentId);
  }
  return ids;
}

/** Writes and publishes the stories, the oldest first, each as if it had gone out at its own time. */
export async function loadStories(desk: Desk, sign: Sign): Promise<void> {
  const documents = desk.strapi.documents('plugin::cms.manuscript') as unknown as Documents; // See `Documents`.
  const oldestFirst = [...desk.files.stories].sort((a, b) => b.minutesAgo - a.minutesAgo);
  for (const story of oldestFirst) {
    const documentId = await writeStory(desk, story, releaseOf(desk, story, true));
    if (story.en) {
      const data = {
        ...sharedFields(desk, story),
        ...wordsOf(desk, story, story.en),
        ...releaseOf(desk, story, false),
      };
      await documents.update({ documentId, locale: 'en', data });
    }
    await sign({ documentId, locale: 'zh-Hans' });
    if (story.en) await sign({ documentId, locale: 'en' });
    await documents.publish({ documentId, locale: '*' });
  }
}

/** Writes a story in Chinese, as a draft; what it says of a release comes with one that has been out. */
export async function writeStory(desk: Desk, story: DraftFile, release: object = {}): Promise<string> {
  const documents = desk.strapi.documents('plugin::cms.manuscript') as unknown as Documents; // See `Documents`.
  const data = { ...sharedFields(desk, story), ...wordsOf(desk, story, story.zh), ...release };
  return (await documents.create({ locale: 'zh-Hans', data })).documentId;
}

function releaseOf({ clock, files }: Desk, story: StoryFile, isChinese: boolean): object {
  const releasedAt = new Date(clock.now().getTime() - story.minutesAgo * 60_000);
  const signer = files.people.find((person) => person.role === 'chief-editor');
  return {
    releasedAt,
    correctedAt: story.slug.startsWith('correction-') ? releasedAt : null,
    signedBy: signer ? [isChinese ? signer.name.zh : signer.name.en] : [],
  };
}

function sharedFields({ library, columns }: Desk, story: DraftFile): object {
  const { source } = story;
  return {
    station: story.station,
    column: { connect: [{ documentId: columns.get(story.column) ?? '' }] },
    cover: idOf(library.pictures.get(story.cover)),
    film: story.film ? idOf(library.films.get(story.film)) : null,
    origin: source ? 'repost' : 'original',
    ...(source && {
      sourceName: source.name,
      sourceUrl: source.url,
      sourceAuthor: source.author,
      sourceLicence: '经原作者授权转载',
    }),
  };
}

function wordsOf({ files, library }: Desk, story: DraftFile, text: StoryText): object {
  const isChinese = text === story.zh;
  return {
    title: text.title,
    subtitle: text.subtitle,
    summary: text.summary,
    byline: text.byline.map((name) => bylineOf(name, files.people, isChinese)).join(isChinese ? '、' : ', '),
    body: toStrapiBlocks(text.body, library.pictures),
    tags: isChinese ? story.tags.join('、') : '',
    aiDeclaration: story.ai,
  };
}

function bylineOf(name: StoryText['byline'][number], people: readonly DemoPerson[], isChinese: boolean): string {
  if ('name' in name) return name.as ? `${name.name}（${name.as}）` : name.name;
  const person = people.find((one) => one.key === name.person);
  if (!person) throw new Error(`The demo has no person ${name.person}`);
  return isChinese ? person.name.zh : person.name.en;
}

function idOf(file: object | undefined): number | null {
  return file && 'id' in file ? Number(file.id) : null;
}
