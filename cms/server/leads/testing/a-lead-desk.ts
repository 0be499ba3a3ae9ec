import type { StaffActor } from '../../../contract';
import { systemRandom } from '../../../kernel';
import { createSharedLimits, createVault, parseVaultKeys, readPhoto } from '../../../platform';
import { aPlanningDesk, type PlanningDesk } from '../../topics/testing/a-planning-desk';
import type { LeadDeps } from '../lead-deps';
import { leadStore } from '../lead-store';
import { photoStore } from '../photo-store';

/** The inbox of leads of a planning desk. */
export type LeadDesk = {
  readonly desk: PlanningDesk;
  readonly deps: LeadDeps;
  readonly editor: StaffActor;
  /** What was told to whom. */
  readonly notices: object[];
};

/** Makes one for a test file. */
export async function aLeadDesk(): Promise<LeadDesk> {
  const desk = await aPlanningDesk();
  const { database } = desk.deps;
  const notices: object[] = [];
  const deps: LeadDeps = {
    ...desk.deps,
    vault: createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom),
    leads: leadStore({ database }),
    photos: photoStore({ database }),
    readPhoto,
    limits: createSharedLimits(() => database.read),
    householdOf: (address) => address,
    scale: 1,
    notices: { notify: async (_tx, { kind, to, facts }) => void notices.push({ kind: kind.name, to, facts }) },
  };
  return { desk, deps, editor: await desk.staff('editor'), notices };
}
