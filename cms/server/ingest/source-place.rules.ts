/** Where the vault seals the credential of a source. */
export const sourcePlace = (id: string) => ({ table: 'ingest_source', column: 'credential', row: id }) as const;
