import type { SessionPartMaker, SessionParts } from '../../contract';

/** Gathers what others keep of lives. */
export function createSessionParts(): SessionParts {
  const makers: SessionPartMaker[] = [];
  return {
    add: (maker) => void makers.push(maker),
    of: async (live) => (await Promise.all(makers.map((maker) => maker(live)))).flat(),
  };
}
