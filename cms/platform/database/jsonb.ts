/**
 * Reads a jsonb column that holds an object or a list. Strapi switches off the driver's parser for jsonb in its whole process, so
 * in the host such a column arrives as text, and everywhere else as the value.
 */
export function fromJsonb(column: unknown): unknown {
  // What it holds is for the store to say.
  return typeof column === 'string' ? (JSON.parse(column) as unknown) : column;
}
