import type { StaffActor } from '../../contract';
import type { Tx } from '../../platform';
import type { LeadDeps } from './lead-deps';
import { leadAssigned } from './lead-notices';
import type { KeptLead } from './lead-store';

type Assigned = { readonly lead: KeptLead; readonly person: string | null; readonly by: StaffActor };

const SHORT = 40;

/** Tells somebody that a lead is theirs to check now; whoever took it themselves knows. */
export async function tellAssigned(
  { notices }: Pick<LeadDeps, 'notices'>,
  tx: Tx,
  { lead, person, by }: Assigned,
): Promise<void> {
  if (person === null || person === by.id || person === lead.person) return;
  const { id, station, version } = lead;
  const title = lead.title === '' ? lead.text.slice(0, SHORT) : lead.title;
  const news = { kind: leadAssigned, station, to: { person }, subject: `${id}/${version}` };
  const facts = { title, by: by.name, place: lead.place };
  await notices.notify(tx, { ...news, facts, link: `/plugins/cms/leads?open=${id}` });
}
