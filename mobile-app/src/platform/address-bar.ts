/** A phone shows no address. */
export function hideQuery(): void {}
