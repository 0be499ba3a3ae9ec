import {
  urgencies,
  type Audience,
  type NoticePreference,
  type NoticeRuleBody,
  type RingingLane,
  type RoleSlug,
  type Urgency,
} from '../../contract';

/** Whom a notice is for. Roles and posts are looked up when it is delivered: at night it finds the night shift. */
export type Address =
  | { readonly person: string }
  | {
      readonly role: RoleSlug | 'super-admin';
      readonly station?: string;
      /** Who of the role is left out, such as who did it; where nobody else holds it, those above are asked. */
      readonly except?: readonly string[];
    }
  | { readonly post: string; readonly station?: string; readonly except?: readonly string[] }
  /** Those on duty who hold a power; where nobody is, the role. */
  | {
      readonly power: string;
      readonly role: RoleSlug;
      readonly station?: string;
      readonly except?: readonly string[];
    };

/** Who is left out of an address, such as who did what it tells of. */
export const leftOutOf = (address: Address): readonly string[] => ('except' in address ? (address.except ?? []) : []);

/** How a notice climbs when nobody reads it. */
export type Escalation = { readonly afterMinutes: number; readonly chain: readonly Audience[] };

/** Whether one urgency presses at least as much as another. */
export function atLeast(urgency: Urgency, least: Urgency): boolean {
  return urgencies.indexOf(urgency) >= urgencies.indexOf(least);
}

/** Somebody who is to be told, as far as rules look at them. */
export type Hearer = { readonly roles: readonly string[]; readonly post: string | undefined };

/** The rule for a kind and somebody: one about the kind before one about all, about a post before a role before everybody. */
export function ruleFor<Rule extends Pick<NoticeRuleBody, 'kind' | 'audience'>>(
  rules: readonly Rule[],
  kind: string,
  hearer: Hearer,
): Rule | undefined {
  const means = (audience: Audience | null): boolean => {
    if (audience === null) return true;
    return 'post' in audience ? audience.post === hearer.post : hearer.roles.includes(audience.role);
  };
  const weight = ({ kind: about, audience }: Rule): number =>
    (about === '*' ? 0 : 3) + (audience === null ? 0 : 'post' in audience ? 2 : 1);
  return rules
    .filter((rule) => (rule.kind === '*' || rule.kind === kind) && means(rule.audience))
    .sort((one, other) => weight(other) - weight(one))[0];
}

/** The lanes that ring for somebody: what the rule says, less what they switched off. Below the rule's urgency none rings. */
export function ringingFor(wanted: {
  readonly rule: Pick<NoticeRuleBody, 'lanes' | 'minUrgency'> | undefined;
  readonly usual: readonly RingingLane[];
  readonly preference: Pick<NoticePreference, 'lanes'> | undefined;
  readonly urgency: Urgency;
}): readonly RingingLane[] {
  const { rule, usual, preference, urgency } = wanted;
  if (rule && !atLeast(urgency, rule.minUrgency)) return [];
  const lanes = rule?.lanes ?? usual;
  return preference ? lanes.filter((lane) => preference.lanes.includes(lane)) : lanes;
}

/** How a notice climbs: only what is urgent does, by the station's rule for whom it was addressed to, else as its kind says. */
export function escalationFor(wanted: {
  readonly urgency: Urgency;
  readonly rule: Pick<NoticeRuleBody, 'escalation'> | undefined;
  readonly usual: Escalation | undefined;
}): Escalation | undefined {
  if (wanted.urgency !== 'high') return undefined;
  return wanted.rule?.escalation ?? wanted.usual;
}

/** What an address says about those it means, for choosing a rule. */
export function hearerOf(address: Address): Hearer {
  return {
    roles: 'role' in address ? [address.role] : [],
    post: 'post' in address ? address.post : undefined,
  };
}
