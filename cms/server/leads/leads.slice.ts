import { LEADS_READ, LEADS_WORK, leadErrors, leadMoved, leadsContract, type RoleSlug } from '../../contract';
import { createSharedLimits, household, rateScale, routes, type Platform, type Slice } from '../../platform';
import { tellPlanning } from '../topics/tell-planning';
import { topicDeps } from '../topics/topics.slice';
import { adoptLead } from './adopt-lead';
import type { LeadDeps } from './lead-deps';
import { leadMachine } from './lead.machine';
import { leadStore } from './lead-store';
import { similarLeads } from './similar-leads';
import { takeTip } from './take-tip';
import { assignLead, listLeads, moveLead, viewContacts, viewLead } from './work-leads';

const WORKERS: readonly RoleSlug[] = ['chief-editor', 'desk-head', 'editor', 'reporter'];
const READERS: readonly RoleSlug[] = [...WORKERS, 'proofreader', 'host', 'mcn-operator', 'compliance-officer'];

/** Leads (线索): what people tell the station, and what becomes of it. */
export const leadsSlice: Slice = {
  name: 'leads',
  errors: [leadErrors],
  machines: [leadMachine],
  permissions: [
    { action: LEADS_READ, displayName: '看线索 See leads', subCategory: 'leads' },
    { action: LEADS_WORK, displayName: '核实、分派、采用线索 Check, give out and adopt leads', subCategory: 'leads' },
  ],
  grants: [
    { roles: READERS, action: LEADS_READ },
    { roles: WORKERS, action: LEADS_WORK },
  ],
  register: (platform) => {
    const { realtime, outbox, stations, personalData, database } = platform;
    outbox.subscribe({
      name: 'leads.tell',
      events: [leadMoved],
      handle: (event) => tellPlanning({ realtime, stations }, event),
    });
    const leads = leadStore({ database });
    personalData.register({
      name: 'leads',
      export: async (reader) => leads.tellingsBy(reader),
      erase: (tx, reader) => leads.forget(tx, reader),
    });
  },
  routes: (platform) => {
    const deps = leadDeps(platform);
    return [
      routes(leadsContract, {
        tip: async ({ body, request }) => {
          const bearer = /^bearer (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
          const reader = bearer === undefined ? undefined : await platform.readers.readerOf(bearer);
          return takeTip(deps, { address: request.address, reader: reader?.ok ? reader.value : undefined }, body);
        },
        list: ({ actor, query }) => listLeads(deps, actor, query),
        one: ({ actor, params }) => viewLead(deps, actor, params.id),
        similar: ({ actor, params }) => similarLeads(deps, actor, params.id),
        contacts: ({ actor, params }) => viewContacts(deps, actor, params.id),
        assign: ({ actor, params, body }) => assignLead(deps, actor, { ...params, ...body }),
        move: ({ actor, params, body }) => moveLead(deps, actor, { ...params, ...body }),
        adopt: ({ actor, params, body }) => adoptLead(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};

/** Everything that the verbs of leads are handed, on a host. */
export function leadDeps(platform: Platform): LeadDeps {
  const { database } = platform;
  return {
    ...platform,
    ...topicDeps(platform),
    leads: leadStore({ database }),
    limits: createSharedLimits(() => database.read),
    householdOf: household,
    scale: rateScale(process.env),
  };
}
