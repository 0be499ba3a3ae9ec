import type { PlannedSession, PlanSession } from '../../contract';

/** A plan while somebody writes it: a time may be missing still. */
export type PlanDraft = Omit<PlanSession, 'plannedAt'> & { readonly plannedAt: string | null };

/** What a new session begins with: the station sells, for an hour, tomorrow at eight in the evening. */
export const freshDraft = (now: number): PlanDraft => ({
  ...{ title: '', language: 'zh-Hans', place: '', props: '', cover: null, kinds: ['selling'], hostKind: 'human' },
  ...{ machineUses: [], aiLabel: false, isAdvertising: true, adMark: true, showsMinors: false },
  ...{ guardianConsent: false, plannedMinutes: 60, streamingRoom: null, plannedAt: tomorrowEvening(now) },
});

const SHIFT = 8 * 3_600_000;
const DAY = 86_400_000;

function tomorrowEvening(now: number): string {
  const today = Math.floor((now + SHIFT) / DAY) * DAY - SHIFT;
  return new Date(today + DAY + 20 * 3_600_000).toISOString();
}

/** A session as it may be changed. */
export function draftOf(session: PlannedSession): PlanDraft {
  const { title, language, place, props, cover, kinds, hostKind, machineUses, aiLabel } = session;
  const { isAdvertising, adMark, showsMinors, guardianConsent, plannedAt, plannedMinutes, streamingRoom } = session;
  return {
    ...{ title, language, place, props, cover, kinds, hostKind, machineUses, aiLabel },
    ...{ isAdvertising, adMark, showsMinors, guardianConsent, plannedAt, plannedMinutes, streamingRoom },
  };
}

/** A plan that may be sent, once all is there that has to be. */
export function planOf(draft: PlanDraft): PlanSession | undefined {
  const { plannedAt, plannedMinutes, title, kinds } = draft;
  const isTimed = plannedMinutes >= 5 && plannedMinutes <= 780;
  if (plannedAt === null || title.trim() === '' || kinds.length === 0 || !isTimed) return undefined;
  return { ...draft, title: title.trim(), plannedAt };
}
