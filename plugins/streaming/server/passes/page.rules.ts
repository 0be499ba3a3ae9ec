/** Whose page a player stands on, as the browser tells it; an app tells nothing. */
export type Page = {
  readonly referer: string | undefined;
  /** The house's own address, as it was called. */
  readonly host: string | undefined;
};

/**
 * Whether a player may stand there: on pages of the house itself, on those that the list names, and where nobody says from where it asks.
 * `*.example.cn` means the hosts below it and not itself, as Mux reads it.
 */
export function mayStandOn(hosts: readonly string[], { referer, host }: Page): boolean {
  if (hosts.length === 0 || referer === undefined || referer === '') return true;
  if (!URL.canParse(referer)) return false;
  const page = new URL(referer);
  return page.host === host || hosts.some((one) => isNamedBy(one, page.hostname));
}

function isNamedBy(pattern: string, name: string): boolean {
  return pattern.startsWith('*.')
    ? name.endsWith(pattern.slice(1)) && name.length > pattern.length - 1
    : name === pattern;
}
