import { useQuery } from '@tanstack/react-query';
import type { OwnOrder, PickUp } from '@/contract/types';
import { fetchPickUp } from '@/data/groups';

const EVERY_MS = 15_000;

/** Where an order of a group is picked up; null for one that is sent, undefined until it is known. */
export function usePickUp({ id, state, group }: OwnOrder): PickUp | null | undefined {
  const found = useQuery({
    // The state stands in the key: when the order moves, the group did.
    queryKey: ['pick-up', id, state],
    queryFn: () => fetchPickUp(id),
    enabled: group !== null,
    placeholderData: (before) => before,
    // A group moves without its orders: whoever waits at the point need not look twice.
    refetchInterval: EVERY_MS,
  });
  // Once known it stays, also where the line breaks: the code is what opens the point.
  return group === null ? null : found.data;
}
