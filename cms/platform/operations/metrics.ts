import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** A request that was answered, as the figures see it: by route, never by address or query. */
export type Answered = {
  readonly lane: 'fast' | 'strapi';
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
};

/** The figures of this node in Prometheus' words. */
export type Metrics = {
  answered(request: Answered): void;
  /** A figure that is read when somebody asks for it. A source that fails leaves its figure out, not the page. */
  gauge(name: string, help: string, read: () => Promise<number>): void;
  /** The page that Prometheus reads. */
  page(): Promise<{ readonly type: string; readonly text: string }>;
};

/** From a millisecond, which the fast lane needs, to ten seconds, which nothing should. */
const BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Builds the figures of a node. */
export function createMetrics(failed: (name: string, error: unknown) => void): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ['lane', 'method', 'route', 'status'] as const;
  const requests = new Counter({
    name: 'hearth_requests_total',
    help: 'Requests answered',
    labelNames,
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'hearth_request_seconds',
    help: 'How long answers took',
    labelNames: ['lane', 'route'] as const,
    buckets: BUCKETS,
    registers: [registry],
  });
  return {
    answered: ({ lane, method, route, status, seconds: took }) => {
      requests.inc({ lane, method, route, status: `${Math.floor(status / 100)}xx` });
      seconds.observe({ lane, route }, took);
    },
    gauge: (name, help, read) => {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          try {
            this.set(await read());
          } catch (error) {
            this.reset();
            failed(name, error);
          }
        },
      });
    },
    page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
