/** A permission of a role as it is kept: comparable by its JSON. */
export type KeptGrant = {
  readonly action: string;
  readonly subject: string | null;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  readonly conditions: readonly string[];
};

/** What one start changes about a role's permissions. */
export type RoleMerge = { readonly add: readonly KeptGrant[]; readonly remove: readonly KeptGrant[] };

/**
 * A three-way merge of what a role has, what we last gave it and what we want to give it. A permission that the station changed
 * stays as the station left it: one it took away is not given back, one it added or narrowed is not touched.
 */
export function mergeRole(now: {
  readonly current: readonly KeptGrant[];
  readonly last: readonly KeptGrant[];
  readonly wanted: readonly KeptGrant[];
}): RoleMerge {
  const current = byKey(now.current);
  const last = byKey(now.last);
  const wanted = byKey(now.wanted);
  const keys = [...new Set([...wanted.keys(), ...last.keys()])];
  const ours = keys.filter((key) => same(current.get(key), last.get(key)) && !same(current.get(key), wanted.get(key)));
  const pick = (from: ReadonlyMap<string, KeptGrant>): readonly KeptGrant[] =>
    ours.flatMap((key) => from.get(key) ?? []);
  return { add: pick(wanted), remove: pick(current) };
}

function byKey(grants: readonly KeptGrant[]): ReadonlyMap<string, KeptGrant> {
  return new Map(grants.map((grant) => [`${grant.action} ${grant.subject ?? ''}`, grant]));
}

function same(one: KeptGrant | undefined, other: KeptGrant | undefined): boolean {
  return spelling(one) === spelling(other);
}

function spelling(grant: KeptGrant | undefined): string {
  if (!grant) return '';
  const properties = Object.entries(grant.properties)
    .map(([name, values]) => [name, [...values].sort()])
    .sort();
  return JSON.stringify([properties, [...grant.conditions].sort()]);
}
