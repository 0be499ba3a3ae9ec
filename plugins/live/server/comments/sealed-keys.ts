import type { SealedColumn } from '@hearth/cms/platform';

/** Where keys to platforms lie sealed. */
export const SEALED_COMMENT_KEYS: SealedColumn = { table: 'live_comment_source', column: 'secret', id: 'outlet' };
