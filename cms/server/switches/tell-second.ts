import { SWITCHES_CONFIRM } from '../../contract';
import type { Tx } from '../../platform';
import type { SwitchDeps } from './switch-deps';
import { SPOKEN_MODES, switchAsked, switchDeclined } from './switch-notices';
import type { Switch } from './switch-store';

type Told = Pick<Switch, 'id' | 'station' | 'mode' | 'reason' | 'askedBy'>;

const LINK = '/plugins/cms/switches';

/** Tells whoever may be the second person that a switch waits for them; never the first. */
export async function tellAsked({ notices }: Pick<SwitchDeps, 'notices'>, tx: Tx, told: Told): Promise<void> {
  const { id, station, mode, reason, askedBy } = told;
  const to = { power: SWITCHES_CONFIRM, role: 'chief-editor', except: askedBy === null ? [] : [askedBy] } as const;
  const facts = { mode: SPOKEN_MODES[mode], reason };
  await notices.notify(tx, { kind: switchAsked, station, to, subject: id, facts, link: LINK });
}

/** Tells whoever asked for a switch that somebody else declined it. */
export async function tellDeclined(
  { notices }: Pick<SwitchDeps, 'notices'>,
  tx: Tx,
  told: Told & { readonly by: string },
): Promise<void> {
  const { id, station, mode, reason, askedBy: person, by } = told;
  if (person === null || person === by) return;
  const facts = { mode: SPOKEN_MODES[mode], reason };
  await notices.notify(tx, { kind: switchDeclined, station, to: { person }, subject: id, facts, link: LINK });
}
