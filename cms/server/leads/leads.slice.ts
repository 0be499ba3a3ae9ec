import { LEADS_READ, LEADS_WORK, leadErrors, leadMoved, leadsContract, type RoleSlug } from '../../contract';
import { createSharedLimits, household, rateScale, readPhoto, routes, type Platform, type Slice } from '../../platform';
import { keepFile } from '../filings/keep-file-store';
import { tellPlanning } from '../topics/tell-planning';
import { topicDeps } from '../topics/topics.slice';
import { adoptLead } from './adopt-lead';
import type { LeadDeps } from './lead-deps';
import { leadMachine } from './lead.machine';
import { leadNotices } from './lead-notices';
import { leadStore } from './lead-store';
import { mountPhotos } from './photo-routes';
import { PHOTO_DAYS, UNTOLD_HOURS } from './photo.rules';
import { photoStore } from './photo-store';
import { joinTopic } from './join-topic';
import { noteLead } from './note-lead';
import { leadsAlike, similarLeads } from './similar-leads';
import { takePhoto } from './take-photo';
import { takeTip } from './take-tip';
import { viewPhotos } from './view-photos';
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
    const { realtime, outbox, stations, personalData, database, schedule, notices } = platform;
    notices.declare(leadNotices);
    outbox.subscribe({
      name: 'leads.tell',
      events: [leadMoved],
      handle: (event) => tellPlanning({ realtime, stations }, event),
    });
    const leads = leadStore({ database });
    const photos = photoStore({ database });
    personalData.register({
      name: 'leads',
      export: async (reader) => leads.tellingsBy(reader),
      erase: async (tx, reader) => {
        await photos.forget(tx, reader);
        await leads.forget(tx, reader);
      },
    });
    schedule.tick({
      name: 'lead-photos.expire',
      cron: '43 * * * *',
      missed: 'run-once',
      handle: () =>
        Promise.resolve(async (tx) => {
          await photos.expire(tx, { untoldHours: UNTOLD_HOURS, ...PHOTO_DAYS });
        }),
    });
  },
  routes: (platform) => {
    const deps = leadDeps(platform);
    const keeping = { ...deps, keep: keepFile(platform.strapi) };
    mountPhotos(platform, deps);
    return [
      routes(leadsContract, {
        tip: async ({ body, request }) => {
          const bearer = /^bearer (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
          const reader = bearer === undefined ? undefined : await platform.readers.readerOf(bearer);
          return takeTip(deps, { address: request.address, reader: reader?.ok ? reader.value : undefined }, body);
        },
        list: ({ actor, query }) => listLeads(deps, actor, query),
        note: ({ actor, body }) => noteLead(deps, actor, body),
        alike: ({ actor, query }) => leadsAlike(deps, actor, query),
        one: ({ actor, params }) => viewLead(deps, actor, params.id),
        similar: ({ actor, params }) => similarLeads(deps, actor, params.id),
        contacts: ({ actor, params }) => viewContacts(deps, actor, params.id),
        photos: ({ actor, params }) => viewPhotos(deps, actor, params.id),
        takePhoto: ({ actor, params, body }) => takePhoto(keeping, actor, { ...params, ...body }),
        assign: ({ actor, params, body }) => assignLead(deps, actor, { ...params, ...body }),
        move: ({ actor, params, body }) => moveLead(deps, actor, { ...params, ...body }),
        adopt: ({ actor, params, body }) => adoptLead(deps, actor, { ...params, ...body }),
        join: ({ actor, params, body }) => joinTopic(deps, actor, { ...params, ...body }),
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
    photos: photoStore({ database }),
    readPhoto,
    limits: createSharedLimits(() => database.read),
    householdOf: household,
    scale: rateScale(process.env),
  };
}
