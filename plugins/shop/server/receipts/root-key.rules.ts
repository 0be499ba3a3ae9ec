/** The column that holds the private halves, sealed. */
export const SEALED_ROOT_KEYS = { table: 'shop_root_key', column: 'private', id: 'id' } as const;
