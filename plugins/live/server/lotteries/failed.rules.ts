/** Those who failed, in the order in which that was found. */
export const failedOf = (drawn: readonly { readonly entry: string; readonly failed: number | null }[]): string[] =>
  drawn
    .flatMap(({ entry, failed }) => (failed === null ? [] : [{ entry, failed }]))
    .sort((one, other) => one.failed - other.failed)
    .map(({ entry }) => entry);
