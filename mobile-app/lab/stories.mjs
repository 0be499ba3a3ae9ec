// A small station to try the app against while no host is at hand: 34 stories in Chinese, 8 of them in English too.
import { pictureOf } from './pictures.mjs';
import { COLUMNS, LINES, STATIONS } from './station.mjs';

/** The clock of the lab stands still where a test says so, else it is now. */
const minutesBefore = (now, minutes) => new Date(now.getTime() - minutes * 60_000).toISOString();

const span = (text, more = {}) => ({
  text,
  bold: null,
  italic: null,
  underline: null,
  strike: null,
  code: null,
  href: null,
  ...more,
});

function bodyZh(summary, index) {
  return [
    { __typename: 'Paragraph', spans: [span(summary ?? '本台记者到现场看了一整天，记下了下面这些。')] },
    {
      __typename: 'Paragraph',
      spans: [
        span('天刚亮，田埂上已经停了一排三轮车。'),
        span('合作社理事长李春生', { bold: true }),
        span('说，今年的种子是农科所送来的新品种，抗倒伏，收得快。他把'),
        span('测产记录', { href: 'https://example.org/record' }),
        span('翻给记者看，每一页都有人签字。'),
      ],
    },
    { __typename: 'Heading', level: 2, spans: [span('一块田要过三道手')] },
    {
      __typename: 'ListBlock',
      ordered: true,
      items: [
        '收割前三天停水，让田面能承住机器；',
        '过磅时农户和收购方各记一份；',
        '样品当天送检，报告编号贴在袋口。',
      ].map((text) => ({ spans: [span(text)] })),
    },
    {
      __typename: 'Quote',
      spans: [span('粮食好不好，不是我说了算，是那张检测单说了算。')],
      who: '李春生，清河市春生粮食专业合作社',
    },
    {
      __typename: 'Figure',
      picture: pictureOf(index + 2, '收割机在稻田里排成一行', {
        caption: '收割机从清早忙到天黑。',
        credit: '周雨',
        aiGenerated: index % 5 === 3,
      }),
    },
    { __typename: 'Heading', level: 2, spans: [span('接下来')] },
    { __typename: 'Paragraph', spans: [span('农技站会在 12 月 5 日前把 12 块样田的数据全部公布。本台会继续跟进。')] },
  ];
}

function bodyEn(summary, index) {
  return [
    { __typename: 'Paragraph', spans: [span(summary)] },
    {
      __typename: 'Paragraph',
      spans: [
        span('By first light a row of three-wheelers stood on the dyke. '),
        span('Li Chunsheng', { bold: true }),
        span(
          ', who heads the cooperative, says the new seed stands up to wind and is quick to cut. He turned the pages of the ',
        ),
        span('yield record', { href: 'https://example.org/record' }),
        span(' for us: every page is signed.'),
      ],
    },
    { __typename: 'Heading', level: 2, spans: [span('Three hands for one field')] },
    {
      __typename: 'ListBlock',
      ordered: false,
      items: [
        'Water is stopped three days before the harvest.',
        'Farmer and buyer each write down the weight.',
        'Samples are tested the same day.',
      ].map((text) => ({ spans: [span(text)] })),
    },
    {
      __typename: 'Quote',
      spans: [span('Whether the grain is good is not for me to say. The test sheet says it.')],
      who: 'Li Chunsheng',
    },
    {
      __typename: 'Figure',
      picture: pictureOf(index + 2, 'Harvesters in a row', {
        caption: 'Harvesters work from dawn to dusk.',
        credit: 'Zhou Yu',
      }),
    },
  ];
}

const FILMS = { 0: '/uploads/lab/harvest.mp4', 3: '/uploads/lab/kiln.m3u8' };

function filmOf(index) {
  const url = FILMS[index];
  return url ? { url, poster: pictureOf(index, ''), width: 640, height: 360, seconds: 3, alt: '现场视频' } : null;
}

const aiOf = (index) => (index === 5 ? 'generated' : index === 7 ? 'assisted' : 'none');

/** Every seventh story or so comes from a county. */
const stationAt = (index) => STATIONS[{ 3: 1, 4: 2 }[index % 7] ?? 0];

function timesOf(now, index) {
  const at = minutesBefore(now, 7 + index * index * 3);
  return { publishedAt: at, updatedAt: at, correctedAt: index === 1 ? minutesBefore(now, 3) : null };
}

function wordsZh(index) {
  const [columnSlug, title, summary = null] = LINES[index % LINES.length];
  const column = COLUMNS.find(([slug]) => slug === columnSlug);
  return {
    title: index < LINES.length ? title : `${title}（续）`,
    subtitle: index === 3 ? '本台记者在窑边住了三天' : null,
    summary,
    column: { slug: columnSlug, name: column[1] },
    station: { slug: stationAt(index).slug, name: stationAt(index).name },
    byline: '记者 周雨 陈默',
    cover: pictureOf(index, '新闻现场', { caption: '新闻现场。', credit: '周雨' }),
    body: bodyZh(summary, index),
    tags: ['秋收', '清河', column[1]],
    signedBy: ['王琳（责编）', '赵敏（总编）'],
  };
}

function wordsEn(index) {
  const [columnSlug, , , title, summary] = LINES[index % LINES.length];
  const column = COLUMNS.find(([slug]) => slug === columnSlug);
  return {
    title,
    subtitle: null,
    summary,
    column: { slug: columnSlug, name: column[2] },
    station: { slug: stationAt(index).slug, name: stationAt(index).english },
    byline: 'Zhou Yu, Chen Mo',
    cover: pictureOf(index, 'Picture of the story', { credit: 'Zhou Yu' }),
    body: bodyEn(summary, index),
    tags: ['harvest', 'Qinghe'],
    signedBy: ['Wang Lin (editor)', 'Zhao Min (chief editor)'],
  };
}

const TRANSLATED = 8;

function oneStory(now, index, locale) {
  const { signedBy, cover, ...words } = locale === 'en' ? wordsEn(index) : wordsZh(index);
  const { publishedAt, updatedAt, correctedAt } = timesOf(now, index);
  return {
    id: `s${String(index + 1).padStart(3, '0')}`,
    locale,
    locales: index < TRANSLATED ? ['zh-Hans', 'en'] : ['zh-Hans'],
    ...words,
    publishedAt,
    updatedAt,
    cover: index % 6 === 5 ? null : cover,
    hasFilm: index in FILMS,
    ai: aiOf(index),
    film: filmOf(index),
    source: index % 4 === 2 ? { name: '清河日报', url: 'https://example.org', author: '王一帆' } : null,
    readingMinutes: 3,
    evidence: { signedBy, publishedAt, correctedAt },
  };
}

/** Newest first, both languages in one list. */
export function makeStories(now, count = 48) {
  const all = Array.from({ length: count }, (_, index) => [
    oneStory(now, index, 'zh-Hans'),
    ...(index < TRANSLATED ? [oneStory(now, index, 'en')] : []),
  ]);
  return all.flat();
}

export function freshStory(now, title, column = 'nongshi') {
  const base = oneStory(now, 0, 'zh-Hans');
  const [, name] = COLUMNS.find(([slug]) => slug === column);
  const at = now.toISOString();
  return {
    ...base,
    id: `n${now.getTime()}`,
    title,
    column: { slug: column, name },
    publishedAt: at,
    updatedAt: at,
    locales: ['zh-Hans'],
    film: null,
    hasFilm: false,
  };
}
