import { parse, validateDetailed } from 'node-cron';
import type { Calendar } from './calendar.rules';

/** Reads a pattern. Words like "last Friday" are refused: what was missed must be countable from the pattern alone. */
export function readCalendar(cron: string, timezone: string): Calendar {
  const { valid, errors } = validateDetailed(cron);
  if (!valid) throw new Error(`not a cron pattern: ${cron} (${errors.map(({ message }) => message).join('; ')})`);
  const { second, minute, hour, dayOfMonth, month, dayOfWeek } = parse(cron);
  const numbers = (field: readonly (number | string)[]): number[] =>
    field.map((value) => {
      if (!Number.isInteger(Number(value))) throw new Error(`${value} in ${cron} cannot be caught up on`);
      return Number(value);
    });
  const days = numbers(dayOfWeek).map((day) => day % 7);
  return { second, minute, hour, dayOfMonth: numbers(dayOfMonth), month, dayOfWeek: days, timezone };
}
