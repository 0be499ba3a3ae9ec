import { audience, type Audience } from '../../contract';

/** An audience as one value of a list of choices; empty means everybody. */
export function keyOf(whom: Audience | null): string {
  if (whom === null) return '';
  return 'role' in whom ? `role:${whom.role}` : `post:${whom.post}`;
}

/** The audience of a choice; null when it is everybody or nobody that the house knows. */
export function audienceOf(key: string): Audience | null {
  const at = key.indexOf(':');
  const known = audience.safeParse({ [key.slice(0, at)]: key.slice(at + 1) });
  return known.success ? known.data : null;
}
