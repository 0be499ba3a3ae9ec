import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { fetchMe, fetchTasks, fieldKeys } from '@/data/field';
import { openOutbox, outbox } from '@/data/outbox';
import { session } from '@/data/session';
import { useStore } from '@/data/store';

/** A task may change at the desk at any moment; a phone that is looked at asks. */
const LOOK = 20_000;

/** Whom this phone speaks for, their tasks, and what waits to be sent. */
export function useField() {
  const { status } = useStore(session);
  const { items } = useStore(outbox);
  const isIn = status === 'in';
  const me = useQuery({ queryKey: fieldKeys.me(), queryFn: fetchMe, enabled: isIn, staleTime: 60_000 });
  const tied = me.data?.value.person;
  const tasks = useQuery({
    queryKey: fieldKeys.tasks(),
    queryFn: fetchTasks,
    enabled: tied !== undefined,
    refetchInterval: LOOK,
    staleTime: 0,
  });
  useEffect(() => {
    if (tied !== undefined) void openOutbox(tied);
  }, [tied]);
  return { status, me, tasks, items: items.filter((item) => item.person === tied) };
}
