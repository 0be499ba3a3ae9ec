import { z } from 'zod';
import { roleSlug } from './people';
import { moment } from './roster-types';
import { writtenText } from './text';
import { columnId } from './topic-types';

/** What a rule does with an item. */
export const routeDeeds = ['lead', 'attach', 'drop', 'notify'] as const;

/** What a rule does with an item; `keep` is what happens when no rule says anything. */
export type RouteDeed = (typeof routeDeeds)[number] | 'keep';

const term = writtenText(40).min(1);
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When a rule holds: everything that is said has to be so; what is empty says nothing. */
export const routeMatch = z.object({
  sources: z.array(z.uuid()).max(50).default([]),
  /** At least one of these words stands there. */
  any: z.array(term).max(100).default([]),
  /** Each of these words stands there. */
  all: z.array(term).max(20).default([]),
  /** None of these words stands there. */
  none: z.array(term).max(100).default([]),
  /** A pattern that is bounded, as rules of the machine checks have them. */
  pattern: writtenText(200).nullable().default(null),
  titleOnly: z.boolean().default(false),
  languages: z
    .array(z.enum(['zh-Hans', 'en']))
    .max(2)
    .default([]),
  places: z.array(term).max(50).default([]),
  /** A part of the day by the station's clock; from later than to means over midnight. */
  hours: z.object({ from: hour, to: hour }).nullable().default(null),
});

/** When a rule holds. */
export type RouteMatch = z.output<typeof routeMatch>;

const importance = z.int().min(1).max(3).default(2);
const desk = { column: columnId.nullable().default(null), importance };

/** What is done with an item for which a rule holds. */
export const routeAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('lead'), ...desk }),
  /** To the open lead that is named, or to the likest open one; where there is none, a lead is made. */
  z.object({ do: z.literal('attach'), lead: z.uuid().nullable().default(null), ...desk }),
  z.object({ do: z.literal('drop'), reason: writtenText(120).min(1) }),
  z.object({ do: z.literal('notify'), role: roleSlug, ...desk }),
]);

/** What is done with an item. */
export type RouteAction = z.output<typeof routeAction>;

/** One rule (分拣规则). The first that holds decides. */
export const routeRule = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .max(40),
  name: writtenText(60).min(1),
  on: z.boolean().default(true),
  when: routeMatch,
  then: routeAction,
});

/** One rule. */
export type RouteRule = z.output<typeof routeRule>;

/** The rules of a station in their order. */
export const routeRules = z.array(routeRule).max(100);

/** One version of a station's rules: who switched it on, when and why. */
export const ruleVersion = z.object({
  version: z.int32(),
  rules: z.array(routeRule),
  note: z.string(),
  owner: z.uuid().nullable(),
  at: moment.nullable(),
});

/** One version of a station's rules. */
export type RuleVersion = z.output<typeof ruleVersion>;
