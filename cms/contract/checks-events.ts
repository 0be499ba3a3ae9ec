import { z } from 'zod';
import { defineEvent } from './events';

/** A rule of machine checks, or what a station chose about one, changed: whoever keeps rules in memory reads them anew. */
export const checkRulesChanged = defineEvent('check-rules.changed', z.object({ rule: z.string() }), {
  key: ({ rule }) => rule,
});
