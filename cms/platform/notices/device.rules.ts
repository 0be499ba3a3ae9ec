/** A device as its browser tells it: what it is called, and what stays the same when the browser is updated. */
export type Device = { readonly name: string; readonly kind: string };

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg/, 'Edge'],
  [/Firefox/, 'Firefox'],
  [/OPR/, 'Opera'],
  [/Chrome|Chromium/, 'Chrome'],
  [/Safari/, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** Reads what a browser says of itself. Versions are left out, or each update would look like a new device. */
export function deviceOf(agent: string): Device {
  const of = (list: typeof BROWSERS): string | undefined => list.find(([pattern]) => pattern.test(agent))?.[1];
  const name = [of(BROWSERS), of(SYSTEMS)].filter((word) => word !== undefined).join(' · ');
  return { name: name || '?', kind: agent.replace(/[\d._]+/g, '') };
}
