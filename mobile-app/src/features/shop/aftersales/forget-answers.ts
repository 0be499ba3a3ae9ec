import type { QueryClient } from '@tanstack/react-query';

/** What is known of an order's after-sales is out of date: lists, the order, what of it may still be asked for. */
export function forgetAnswers(client: QueryClient, order: string): void {
  for (const queryKey of [['after-sales'], ['askable', order], ['own-order', order]]) {
    void client.invalidateQueries({ queryKey });
  }
}
