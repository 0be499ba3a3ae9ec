import type { SystemActor } from '@hearth/cms/contract';

/** What a part of lives does by itself, at the station that it is done for. */
export const theHouse = (part: string, station: string): SystemActor => ({
  ...{ kind: 'system', id: part, name: part, station },
});
