import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { deskFileSchema, type DemoDesk } from './desk-file';
import { fieldFileSchema, type DemoField } from './field-file';
import { stationMap, type StationMap } from '../contract';
import { pointsFileSchema, type DemoPoints } from './points-file';
import { reviewFileSchema, type DemoReview } from './review-file';
import { rosterFileSchema, type DemoRoster } from './roster-file';
import { storySchema, type StoryFile } from './story-file';
import { topicFileSchema, type DemoTopics } from './topic-file';

const both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const colour = z.string().regex(/^#[0-9A-F]{6}$/);

const stationSchema = z.strictObject({
  slug: z.string(),
  level: z.enum(['city', 'county']),
  parent: z.string().nullable(),
  name: both,
  short: both,
  place: both,
  slogan: both,
  inks: z.strictObject({ cool: colour, warm: colour }),
  mark: z.string(),
});

const columnSchema = z.strictObject({
  slug: z.string(),
  station: z.string(),
  name: both,
  description: both,
  order: z.number().int().positive(),
});

const personSchema = z.strictObject({
  key: z.string(),
  name: both,
  email: z.email(),
  role: z.string(),
  station: z.string(),
  avatar: z.string(),
});

const readerSchema = z.strictObject({
  key: z.string(),
  name: both,
  phone: z.string().regex(/^1\d{10}$/),
  station: z.string(),
  avatar: z.string(),
});

const share = z.number().min(0).max(1);

const pictureSchema = z.strictObject({
  key: z.string(),
  alt: both,
  credit: both,
  focal: z.strictObject({ x: share, y: share }),
  aiGenerated: z.boolean(),
});

const filmSchema = z.strictObject({
  key: z.string(),
  file: z.string(),
  poster: z.string(),
  title: both,
  alt: both,
  credit: both,
  seconds: z.number().positive(),
});

export type DemoStation = z.infer<typeof stationSchema>;
export type DemoColumn = z.infer<typeof columnSchema>;
export type DemoPerson = z.infer<typeof personSchema>;
export type DemoReader = z.infer<typeof readerSchema>;
export type DemoPicture = z.infer<typeof pictureSchema>;
export type DemoFilm = z.infer<typeof filmSchema>;

/** Everything the demo station is made of, except the drawings themselves. */
export interface DemoFiles {
  readonly stations: readonly DemoStation[];
  readonly columns: readonly DemoColumn[];
  readonly people: readonly DemoPerson[];
  readonly readers: readonly DemoReader[];
  readonly pictures: readonly DemoPicture[];
  readonly films: readonly DemoFilm[];
  readonly stories: readonly StoryFile[];
  readonly topics: DemoTopics;
  readonly field: DemoField;
  readonly desk: DemoDesk;
  readonly reviews: readonly DemoReview[];
  readonly roster: DemoRoster;
  readonly points: DemoPoints;
  /** The maps that stations draw of themselves, by slug. */
  readonly maps: Readonly<Record<string, StationMap>>;
}

function parsed<T>(path: string, schema: z.ZodType<T>): T {
  const outcome = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!outcome.success) throw new Error(`${path}: ${z.prettifyError(outcome.error)}`);
  return outcome.data;
}

/** Reads and checks the demo folder (`database/demo`); a file that breaks its schema stops it with the file's name. */
export function readDemo(folder: string): DemoFiles {
  const list = <T>(name: string, item: z.ZodType<T>): readonly T[] => parsed(join(folder, name), z.array(item));
  const stories = readdirSync(join(folder, 'stories'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => parsed(join(folder, 'stories', name), storySchema));
  return {
    stations: list('stations.json', stationSchema),
    columns: list('columns.json', columnSchema),
    people: list('people.json', personSchema),
    readers: list('readers.json', readerSchema),
    pictures: list('pictures.json', pictureSchema),
    films: list('films.json', filmSchema),
    stories,
    topics: parsed(join(folder, 'topics.json'), topicFileSchema),
    field: parsed(join(folder, 'field.json'), fieldFileSchema),
    desk: parsed(join(folder, 'desk.json'), deskFileSchema),
    reviews: list('reviews.json', reviewFileSchema),
    roster: parsed(join(folder, 'roster.json'), rosterFileSchema),
    points: parsed(join(folder, 'points.json'), pointsFileSchema),
    maps: parsed(join(folder, 'maps.json'), z.record(z.string(), stationMap)),
  };
}
