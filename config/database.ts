type Env = { (key: string, fallback?: string): string; int(key: string, fallback?: number): number };

/** The start command has put the address of the embedded PostgreSQL into DATABASE_URL when nobody gave another one. */
export default ({ env }: { env: Env }) => ({
  connection: {
    client: 'postgres',
    // What is asked of one connection at once is sent at once, not after the answer to what came before.
    connection: { connectionString: env('DATABASE_URL'), pipeline: true },
    pool: { min: 0, max: env.int('DATABASE_POOL', 20) },
    acquireConnectionTimeout: 10_000,
  },
});
