import { z } from 'zod';

const word = z.string().min(1).max(60);
const words = z.array(word).min(1).max(400);
const fieldNames = z.array(z.string().min(1).max(60)).min(1).max(20);
const name = z.string().trim().min(1).max(30);

/** Where what was found must stand to count; everything left out is no condition. Places in `fields`: `body` means all of the body. */
export const checkContext = z.strictObject({
  fields: fieldNames.optional(),
  /** Longer words that hold the found one and are right (国家级非遗 for 国家级). */
  except: words.optional(),
  /** It must, or must not, come right after one of these. */
  after: words.optional(),
  notAfter: words.optional(),
  /** One of these must, or must not, come right after it. */
  before: words.optional(),
  notBefore: words.optional(),
  /** One of these words stands in the same field, at most so many characters away. */
  near: z.strictObject({ words, within: z.int().min(1).max(200) }).optional(),
  notNear: z.strictObject({ words, within: z.int().min(1).max(200) }).optional(),
});

/** Where what was found must stand to count. */
export type CheckContext = z.output<typeof checkContext>;

/** Words that are wrong, each with what to write instead (错词表). */
const terms = z.strictObject({
  kind: z.literal('terms'),
  terms: z
    .array(z.strictObject({ find: word, better: z.string().max(60).optional() }))
    .min(1)
    .max(2_000),
  where: checkContext.optional(),
});

/** A pattern of bounded cost; `$1` in `better` is what the first group found. */
const pattern = z.strictObject({
  kind: z.literal('pattern'),
  pattern: z.string().min(1).max(400),
  better: z.string().max(120).optional(),
  /** Instead of `better`: letters and digits in their half-width form. */
  halfWidth: z.literal(true).optional(),
  where: checkContext.optional(),
});

/** A count of the same thing that differs between title, subtitle, summary and body. Words of one group mean the same. */
const sameNumber = z.strictObject({
  kind: z.literal('same-number'),
  units: words,
  groups: z.array(words).min(1).max(60),
});

/** A measure under the same label (全长, 总投资) that differs between title, subtitle, summary and body. */
const sameQuantity = z.strictObject({ kind: z.literal('same-quantity'), labels: words, units: words });

/** What can be wrong with dates and times. */
export const dateTests = ['weekday', 'impossible', 'backwards', 'day-period', 'age'] as const;
const dates = z.strictObject({ kind: z.literal('dates'), test: z.enum(dateTests) });

/** What can be wrong with figures that belong together. */
export const sumTests = ['percent', 'parts', 'ordinals'] as const;
const sums = z.strictObject({ kind: z.literal('sums'), test: z.enum(sumTests), units: words.optional() });

const person = z.strictObject({
  name,
  /** What the person may be called; the first is suggested. */
  titles: z.array(name).max(12),
  /** How the name is often written wrongly. */
  mistaken: z.array(name).max(12).optional(),
});

/** People with their posts (人名职务表); `posts` are the words by which a post is known in a text. */
const names = z.strictObject({
  kind: z.literal('names'),
  people: z.array(person).min(1).max(500),
  posts: words,
});

/** In which order people are named together (排名). */
const nameOrder = z.strictObject({ kind: z.literal('name-order'), people: z.array(name).min(2).max(200) });

/** Facts of a manuscript beside its words. */
export const checkFacts = [
  'origin',
  'sourceName',
  'sourceUrl',
  'sourceAuthor',
  'sourceLicence',
  'aiDeclaration',
  'aiNote',
  'aiAssets',
  'locale',
  'column',
] as const;

/** A fact of a manuscript beside its words. */
export type CheckFact = (typeof checkFacts)[number];

const factIs = z.strictObject({ fact: z.enum(checkFacts), in: z.array(z.string().max(60)).min(1).max(20) });

/** Something that must be declared: when a fact is so, or words say so, another fact must be filled, or be one of some. */
const fact = z.strictObject({
  kind: z.literal('fact'),
  when: factIs.optional(),
  words: words.optional(),
  needs: z.strictObject({
    fact: z.enum(checkFacts),
    in: z.array(z.string().max(60)).min(1).max(20).optional(),
  }),
});

/** Brackets and quotation marks that do not close; each pair is two characters. */
const pairs = z.strictObject({ kind: z.literal('pairs'), pairs: z.array(z.string().length(2)).min(1).max(20) });

/** Places under the wrong region (江苏合肥). */
const places = z.strictObject({
  kind: z.literal('places'),
  regions: z
    .array(z.strictObject({ name, short: name.optional(), places: z.array(name).min(1).max(60) }))
    .min(1)
    .max(60),
});

/** The same characters twice in a row. */
const repeated = z.strictObject({
  kind: z.literal('repeated'),
  least: z.int().min(1).max(10),
  most: z.int().min(1).max(10),
  except: words.optional(),
});

/** What a rule looks for, as data. */
export const checkDefinition = z.discriminatedUnion('kind', [
  terms,
  pattern,
  sameNumber,
  sameQuantity,
  dates,
  sums,
  names,
  nameOrder,
  fact,
  pairs,
  places,
  repeated,
]);

/** What a rule looks for. */
export type CheckDefinition = z.output<typeof checkDefinition>;

/** The kinds of rules. */
export type CheckKind = CheckDefinition['kind'];

/** One kind of rule by its name. */
export type CheckOf<Kind extends CheckKind> = Extract<CheckDefinition, { kind: Kind }>;

/** The kinds of rules, for lists to choose from. */
export const checkKinds: readonly CheckKind[] = checkDefinition.options.map(({ shape }) => shape.kind.value);
