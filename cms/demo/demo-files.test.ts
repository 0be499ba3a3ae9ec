import { join } from 'node:path';
import { readDemo } from './demo-files';
import { pictureKeys } from './pictures';
import { demoTopicStates } from './topic-file';
import { lengthOf, wordsOf, type StoryFile, type StoryText } from './story-file';

const demo = readDemo(join(__dirname, '../../database/demo'));
const stories = demo.stories.map((story) => [story.slug, story] as const);

function textOf(text: StoryText): string {
  const names = text.byline.map((entry) => ('name' in entry ? entry.name + (entry.as ?? '') : ''));
  return [text.title, text.subtitle ?? '', text.summary, ...names, ...text.body.map(wordsOf)].join('');
}

function picturesOf(story: StoryFile): string[] {
  const texts = [story.zh, ...(story.en ? [story.en] : [])];
  return [
    story.cover,
    ...texts.flatMap((text) => text.body.flatMap((block) => ('picture' in block ? [block.picture] : []))),
  ];
}

/** What Chinese text may hold of ASCII: letters, digits, the per cent sign, and points, colons and hyphens inside figures. */
function asciiSlips(text: string): string[] {
  const allowed = text.replace(/\d[.:-](?=\d)/g, '').replace(/[A-Za-z0-9%]/g, '');
  return allowed.match(/[ -~]/g) ?? [];
}

describe('the demo station', () => {
  it('has no story, person, picture or column twice', () => {
    const lists = [
      demo.stories.map((story) => story.slug),
      demo.stories.map((story) => story.zh.title),
      demo.people.map((person) => person.key),
      demo.people.map((person) => person.email),
      demo.pictures.map((picture) => picture.key),
      demo.columns.map((column) => column.slug),
    ];
    for (const list of lists) expect(list).toHaveLength(new Set(list).size);
  });

  it('has sixty stories, twenty of them in English too, in all twelve columns and from all three stations', () => {
    expect(demo.stories).toHaveLength(60);
    expect(demo.stories.filter((story) => story.en)).toHaveLength(20);
    expect(new Set(demo.stories.map((story) => story.column)).size).toBe(12);
    expect(demo.columns).toHaveLength(12);
    expect(new Set(demo.stories.map((story) => story.station))).toEqual(new Set(demo.stations.map((one) => one.slug)));
  });

  it('mixes shapes: some flashes, at most six long reads, a re-post, text a machine helped with', () => {
    const lengths = demo.stories.map((story) => lengthOf(story.zh));
    const flashes = lengths.filter((length) => length < 350).length;
    expect(flashes).toBeGreaterThanOrEqual(3);
    expect(flashes).toBeLessThanOrEqual(8);
    expect(lengths.filter((length) => length > 1200).length).toBeLessThanOrEqual(6);
    expect(demo.stories.some((story) => story.source)).toBe(true);
    expect(demo.stories.filter((story) => story.ai === 'assisted').length).toBeGreaterThanOrEqual(3);
    expect(demo.pictures.filter((picture) => picture.aiGenerated)).toHaveLength(1);
  });

  it('has work at every stage of review, by people and in columns that exist', () => {
    const people = new Set(demo.people.map(({ key }) => key));
    const columns = new Map(demo.columns.map(({ slug, station }) => [slug, station]));
    const pictures = new Set(demo.pictures.map(({ key }) => key));
    expect(demo.reviews.length).toBeGreaterThanOrEqual(6);
    for (const review of demo.reviews) {
      const hands = [review.by, ...review.course.flatMap((step) => ('by' in step ? step.by : []))];
      expect(hands.filter((key) => !people.has(key))).toEqual([]);
      expect(columns.get(review.column)).toBe(review.station);
      expect(pictures.has(review.cover)).toBe(true);
      const text = review.zh.body.map(wordsOf).join('');
      const quotes = review.course.flatMap((step) => (step.do === 'mark' ? step.quote : []));
      expect(quotes.filter((quote) => text.split(quote).length !== 2)).toEqual([]);
    }
    const ends = demo.reviews.map(({ course }) => course.at(-1)?.do ?? 'write');
    expect(new Set(ends)).toEqual(new Set(['write', 'submit', 'pass', 'proof', 'return']));
  });

  it('has somebody on duty, each a person of the station or one above it', () => {
    const people = new Map(demo.people.map(({ key, station }) => [key, station]));
    for (const { station, turns } of demo.roster.posts) {
      expect(turns.filter((key) => people.get(key) !== station)).toEqual([]);
    }
    expect(demo.roster.posts.map(({ slug }) => slug)).toContain(demo.roster.swap.post);
  });

  it('has a person for each of the eighteen roles at the city station and three at each county station', () => {
    const rolesAt = (station: string): string[] =>
      demo.people.filter((one) => one.station === station).map((one) => one.role);
    expect(new Set(rolesAt('yunze')).size).toBe(18);
    for (const county of ['qinghe', 'liutang']) {
      expect(rolesAt(county).sort()).toEqual(['editor', 'reporter', 'station-administrator']);
    }
  });

  it('plans some two dozen topics in every state, about people and columns that exist', () => {
    const { topics, chains } = demo.topics;
    expect(topics.length).toBeGreaterThanOrEqual(24);
    expect(new Set(topics.map(({ state }) => state))).toEqual(new Set(demoTopicStates));
    expect(topics.map(({ key }) => key)).toHaveLength(new Set(topics.map(({ key }) => key)).size);
    const people = new Set(demo.people.map(({ key }) => key));
    const named = topics.flatMap(({ by, people: crew, comments }) => [by, ...crew, ...comments.map((one) => one.by)]);
    expect(named.filter((key) => !people.has(key))).toEqual([]);
    const columns = new Map(demo.columns.map(({ slug, station }) => [slug, station]));
    expect(topics.filter(({ column, station }) => columns.get(column) !== station)).toEqual([]);
    expect(chains.filter(({ column, station }) => column !== null && columns.get(column) !== station)).toEqual([]);
    const texts = topics.flatMap(({ title, angle, notes, place, reason = '' }) => [title, angle, notes, place, reason]);
    expect(texts.flatMap(asciiSlips)).toEqual([]);
  });

  it('tells, reads and expects things in every state, about columns and stations that exist, in clean Chinese', () => {
    const { tips, sources, rules, happenings } = demo.desk;
    expect(new Set(tips.map(({ course }) => course))).toEqual(new Set(['new', 'given', 'checked', 'dropped']));
    expect(new Set(sources.map(({ goes }) => goes))).toEqual(new Set(['well', 'refused', 'paused']));
    const columns = new Set(demo.columns.map(({ slug }) => slug));
    const named = [...tips, ...sources].flatMap(({ column }) => (column === null ? [] : [column]));
    expect(named.filter((slug) => !columns.has(slug))).toEqual([]);
    const stations = new Set(demo.stations.map(({ slug }) => slug));
    const at = [...tips, ...sources, rules, ...happenings].map(({ station }) => station);
    expect(at.filter((slug) => !stations.has(slug))).toEqual([]);
    const items = sources.flatMap((source) => source.items);
    expect(items.some(({ hoursAgo }) => hoursAgo > 24)).toBe(true);
    const texts = [
      ...tips.flatMap(({ title, text, place, happened, reason = '' }) => [title, text, place, happened, reason]),
      ...items.flatMap(({ title, text, place }) => [title, text, place]),
      ...happenings.flatMap(({ title, place, notes, source }) => [title, place, notes, source]),
      ...sources.flatMap(({ name, rights }) => [name, rights]),
      ...rules.rules.map(({ name }) => name),
    ];
    expect(texts.flatMap(asciiSlips)).toEqual([]);
  });

  it('describes exactly the pictures that can be drawn', () => {
    expect(demo.pictures.map((picture) => picture.key).sort()).toEqual([...pictureKeys()].sort());
  });

  it('gives each person and reader a face and each station a mark', () => {
    const keys = new Set(pictureKeys());
    const used = [...demo.people, ...demo.readers]
      .map((person) => person.avatar)
      .concat(demo.stations.map((at) => at.mark));
    expect(used.filter((key) => !keys.has(key))).toEqual([]);
  });
});

describe.each(stories)('story %s', (_slug, story) => {
  it('refers only to what exists', () => {
    const column = demo.columns.find((one) => one.slug === story.column);
    expect(column?.station).toBe(story.station);
    const known = new Set(demo.pictures.map((picture) => picture.key));
    expect(picturesOf(story).filter((key) => !known.has(key))).toEqual([]);
    const people = new Set(demo.people.map((person) => person.key));
    const named = [...story.zh.byline, ...(story.en?.byline ?? [])].flatMap((entry) =>
      'person' in entry ? [entry.person] : [],
    );
    expect(named.filter((key) => !people.has(key))).toEqual([]);
    if (story.film) expect(demo.films.map((film) => film.key)).toContain(story.film);
  });

  it('sets Chinese in full-width punctuation without typed spaces', () => {
    expect(asciiSlips(textOf(story.zh))).toEqual([]);
    expect(story.tags.flatMap(asciiSlips)).toEqual([]);
    expect(textOf(story.zh)).not.toContain('！');
  });

  it('has a length a newsroom would print', () => {
    expect(lengthOf(story.zh)).toBeGreaterThanOrEqual(100);
    expect(lengthOf(story.zh)).toBeLessThanOrEqual(2000);
    expect(story.zh.summary.length).toBeLessThanOrEqual(90);
    expect(story.zh.title.length).toBeLessThanOrEqual(32);
  });

  it('keeps the shape of the Chinese text in English', () => {
    if (!story.en) return;
    expect(textOf(story.en)).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
    expect(picturesOf({ ...story, en: story.zh })).toEqual(picturesOf({ ...story, zh: story.en, en: story.en }));
  });
});
