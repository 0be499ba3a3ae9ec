import type { LotName } from '../../contract';

/** What a lot is found by among those that were asked for by name. */
export const keyOfName = (name: LotName): string => ('id' in name ? name.id : `${name.gtin} ${name.code}`);
