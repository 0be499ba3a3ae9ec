/** A line of the archive: every one has an id of its own within its file. */
export type Line = { readonly id: string } & Readonly<Record<string, unknown>>;
