/** Facts beside a log line. Never personal data: ids and counts, not names, phones, tokens or texts. */
export type Facts = Readonly<Record<string, unknown>>;

/** The structured log: a constant sentence and the facts beside it. */
export type Log = {
  info(message: string, facts?: Facts): void;
  warn(message: string, facts?: Facts): void;
  error(message: string, facts?: Facts): void;
};

/** What a log writes to; Strapi's winston logger fits. */
export type LogSink = {
  info(message: string, meta?: unknown): unknown;
  warn(message: string, meta?: unknown): unknown;
  error(message: string, meta?: unknown): unknown;
};

/** Wraps Strapi's logger so that an Error among the facts keeps its stack; machines get fields, people a line. */
export function createLog(sink: LogSink, as: 'fields' | 'line' = 'line'): Log {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (message: string, facts: Facts = {}): void => {
      // The round trip makes plain values of errors and bigints, which the sink would drop or choke on.
      const plain = JSON.stringify(facts, writable);
      if (as === 'fields') sink[level](message, JSON.parse(plain));
      else sink[level](plain === '{}' ? message : `${message} ${plain}`);
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

function writable(_key: string, value: unknown): unknown {
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack };
  return typeof value === 'bigint' ? value.toString() : value;
}
