/** Finds the handler of a request in one look-up; patterns are a short list that is asked only after the exact paths. */
export type RouteTable<Handler> = {
  /** `/api/app/feed` is exact, `/api/rooms/:room/likes` a pattern, and `/uploads/*` everything below. */
  add(method: string, path: string, handler: Handler): void;
  find(method: string, path: string): Handler | undefined;
  /** The methods of an exact path or a pattern, for 405 and preflights; what stands below a `*` is shared with others. */
  methodsOf(path: string): readonly string[];
};

type Place<Handler> = {
  readonly path: string;
  readonly prefix: string;
  readonly pattern: RegExp | undefined;
  readonly byMethod: Map<string, Handler>;
};

/** Makes an empty table. Two owners of one route are a bug, found at start-up. */
export function createRouteTable<Handler>(): RouteTable<Handler> {
  const exact = new Map<string, Place<Handler>>();
  const patterns: Place<Handler>[] = [];
  const at = (path: string): Place<Handler> | undefined =>
    exact.get(path) ?? patterns.find((place) => fits(place, path));

  return {
    add(method, path, handler) {
      const known = exact.get(path) ?? patterns.find((place) => place.path === path);
      const place = known ?? placeOf<Handler>(path);
      if (place.byMethod.has(method)) throw new Error(`Two handlers on the fast lane for ${method} ${path}`);
      place.byMethod.set(method, handler);
      if (known) return;
      if (place.prefix === path) exact.set(path, place);
      else patterns.push(place);
      patterns.sort((a, b) => b.prefix.length - a.prefix.length);
    },
    find: (method, path) => at(path)?.byMethod.get(method === 'HEAD' ? 'GET' : method),
    methodsOf(path) {
      const place = at(path);
      if (!place || place.path.endsWith('*')) return [];
      return [...place.byMethod.keys()].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    },
  };
}

/** Takes the named parts out of a path; undefined when it does not fit, or its escapes are broken. */
export function paramsOf(pattern: RegExp, path: string): Readonly<Record<string, string>> | undefined {
  const found = pattern.exec(path);
  if (!found) return undefined;
  try {
    return Object.fromEntries(
      Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    return undefined;
  }
}

/** `/rooms/:room/likes` as an expression with named groups. */
export function patternOf(path: string): RegExp {
  const parts = path.split('/').map((part) => {
    if (part.startsWith(':')) return `(?<${part.slice(1)}>[^/]+)`;
    return part === '*' ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}

function placeOf<Handler>(path: string): Place<Handler> {
  const cut = path.search(/[:*]/);
  const byMethod = new Map<string, Handler>();
  if (cut < 0) return { path, prefix: path, pattern: undefined, byMethod };
  return { path, prefix: path.slice(0, cut), pattern: path.includes(':') ? patternOf(path) : undefined, byMethod };
}

function fits<Handler>({ prefix, pattern }: Place<Handler>, path: string): boolean {
  return path.startsWith(prefix) && (!pattern || pattern.test(path));
}
