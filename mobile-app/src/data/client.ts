import { QueryClient } from '@tanstack/react-query';
import { refusalOf, UNREACHABLE } from './result';

/** The host is asked even when the browser claims to be offline: the shelf answers then, and claims are often wrong. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      gcTime: 30 * 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 1 && refusalOf(error).code === UNREACHABLE,
      retryDelay: 800,
    },
  },
});
