import type { PackShelf, RulePack } from '../../contract';

/** Each version with how it stands on a day: a later version takes over on its own day, and one that begins no later was never followed. */
export function standingsOf(packs: readonly RulePack[], day: string): PackShelf['packs'] {
  return packs.map((pack) => {
    const later = packs.filter(({ id, version }) => id === pack.id && version > pack.version);
    const until = later.map(({ validFrom }) => validFrom).sort()[0] ?? null;
    const isOver = until !== null && until <= day;
    return { pack, until, standing: isOver ? 'past' : pack.validFrom <= day ? 'now' : 'next' };
  });
}
