import { z } from 'zod';
import { checkDefinition, checkFacts } from './check-kinds';
import { stationSlug } from './stations';
import { textOf } from './text';

/** How grave a finding is: red blocks a review pass unless somebody waives it, amber asks for a look, a note only tells. */
export const checkSeverities = ['red', 'amber', 'note'] as const;

/** How grave a finding is. */
export type CheckSeverity = (typeof checkSeverities)[number];

const factValues = z.partialRecord(z.enum(checkFacts), z.string().max(500).nullable());
const day = z.iso.date();

/** A text that shows what a rule is for. A string alone stands in the body. */
export const checkExample = z.union([
  z.string().min(1).max(2_000),
  z.strictObject({
    fields: z.record(z.string().min(1).max(60), z.string().max(2_000)),
    facts: factValues.optional(),
    asOf: day.optional(),
    /** What must be found, and what must be suggested for it. */
    marks: z.string().max(200).optional(),
    better: z.string().max(200).optional(),
  }),
]);

/** A text that shows what a rule is for. */
export type CheckExample = z.output<typeof checkExample>;

/** The name of a rule: those of the house are `group.name`, those of a station begin with `st.` and its slug. */
export const checkRuleId = z.string().regex(/^[a-z][a-z0-9.-]{2,99}$/);

const said = {
  /** Who answers for the rule and changes it (责任岗位). */
  owner: z.string().trim().min(1).max(40),
  severity: z.enum(checkSeverities),
  /** What is wrong and what to do about it; `{…}` is filled by what was found. */
  message: textOf(160),
  check: checkDefinition,
  /** The examples are the rule's tests: all of `hit` must be found and none of `pass`. */
  examples: z.strictObject({
    hit: z.array(checkExample).min(1).max(20),
    pass: z.array(checkExample).min(1).max(20),
  }),
};

/** What a rule says, without the name it goes by. */
export const checkRuleBody = z.strictObject(said);

/** What a rule says, without the name it goes by. */
export type CheckRuleBody = z.output<typeof checkRuleBody>;

/** A rule as a file of the starter pack spells it. */
export const checkRuleFile = z.strictObject({ id: checkRuleId, ...said });

/** A rule in one version, as the engine takes it. */
export type CheckRule = CheckRuleBody & { readonly id: string; readonly version: number };

/** How often a rule found something, and how often that was a false alarm (误报). */
export const checkTally = z.object({ findings: z.int(), falseAlarms: z.int() });

/** A rule as lists show it to a station. */
export const shownCheckRule = z.object({
  ...said,
  id: checkRuleId,
  version: z.int32(),
  /** Null for rules of the house. */
  station: stationSlug.nullable(),
  /** What applies at the station asked about, after its own choices. */
  active: z.boolean(),
  effective: z.enum(checkSeverities),
  /** The station whose choice that is; null when nobody chose. */
  chosenBy: stationSlug.nullable(),
  choice: z.int(),
  tally: checkTally,
});

/** A rule as lists show it. */
export type ShownCheckRule = z.output<typeof shownCheckRule>;

/**
 * One field of a text: `title`, `subtitle`, `summary`, `byline`, `tags`, or `body.3` for the fourth block; what is said of a picture
 * is `cover.caption`, `cover.alt` or `body.3.caption`.
 */
export const checkField = z.strictObject({ name: z.string().min(1).max(60), text: z.string().max(20_000) });

/** More than this is no story; it would keep the others waiting. */
const MOST_TEXT = 100_000;

/** What is checked: words by field and the facts beside them; `asOf` is the day by which dates without a year are read. */
export const checkInput = z.strictObject({
  fields: z
    .array(checkField)
    .max(400)
    .refine((fields) => fields.reduce((sum, { text }) => sum + text.length, 0) <= MOST_TEXT, {
      message: '一次最多检查 10 万字 / At most 100,000 characters at a time',
    }),
  facts: factValues.optional(),
  asOf: day.optional(),
});

/** What is checked. */
export type CheckInput = z.output<typeof checkInput>;

/** Something a rule found. `from` and `to` count UTF-16 units; something missing has an empty text. */
export const checkFinding = z.object({
  rule: z.string(),
  ruleVersion: z.int(),
  severity: z.enum(checkSeverities),
  field: z.string(),
  from: z.int(),
  to: z.int(),
  text: z.string(),
  message: z.object({ 'zh-Hans': z.string(), en: z.string() }),
  suggestion: z.string().nullable(),
});

/** Something a rule found. */
export type CheckFinding = z.output<typeof checkFinding>;

/** Why a finding stands in nobody's way any more: it is right here, or the rule was wrong. */
export const waiverKinds = ['accepted', 'false-alarm'] as const;

/** A waiver (豁免): of one finding, in one content, by one version of the rule. */
export const checkWaiver = z.object({
  kind: z.enum(waiverKinds),
  reason: z.string(),
  person: z.uuid(),
  name: z.string(),
  at: z.iso.datetime(),
});

/** A waiver of one finding. */
export type CheckWaiver = z.output<typeof checkWaiver>;

/** The report on one content (机审报告). */
export const checkReport = z.object({
  id: z.uuid(),
  station: stationSlug,
  documentId: z.string(),
  locale: z.string(),
  hash: z.string(),
  engine: z.int(),
  rules: z.string(),
  at: z.iso.datetime(),
  findings: z.array(checkFinding.extend({ waiver: checkWaiver.nullable() })),
});

/** The report on one content. */
export type CheckReport = z.output<typeof checkReport>;
