import type { EditionMatrix } from '../../contract';

/** Whether the story goes out on an account: somebody said so, or its column does. */
export function isGoing({ target, plan, delivery }: EditionMatrix['editions'][number]): boolean {
  return delivery !== null || (plan ? plan.wanted : target !== null);
}
