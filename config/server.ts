type Env = {
  (key: string, fallback?: string): string;
  int(key: string, fallback?: number): number;
  array(key: string, fallback?: string[]): string[];
  bool(key: string, fallback?: boolean): boolean;
};

/** Where players of the news app are sent to instead of Mux's own hosts. */
const elsewhere = (base: string): string[] => (URL.canParse(base) ? [new URL(base).origin] : []);

export default ({ env }: { env: Env }) => ({
  host: env('HOST', '0.0.0.0'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  // Longer than any proxy keeps its side open: a proxy that uses a connection which the host just closed tells people 502.
  http: { serverOptions: { keepAliveTimeout: 75_000 } },
  elsewhere: elsewhere(env('MUX_BASE_URL', '')),
  app: { keys: env.array('APP_KEYS') },
  // Behind a proxy that you run, X-Forwarded-* tells the viewer's address; without one it would be a lie that anybody can tell.
  // What stands left of the entries that your own proxies appended was written by the caller.
  proxy: { koa: env.bool('BEHIND_PROXY', false), maxIpsCount: env.int('PROXY_HOPS', 1) },
  // Uploads lie below this folder when they are kept on disk.
  dirs: { public: env('PUBLIC_DIR', './public') },
  transfer: { remote: { enabled: false } },
  // Strapi's MCP server is an admin for programs: it is off until the operator wants it, and passes the publish gate like everybody.
  mcp: { enabled: env.bool('HEARTH_MCP', false) },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
});
