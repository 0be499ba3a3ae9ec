import { z } from 'zod';
import { channelPlatforms } from './channel-types';
import { DELIVERIES_MANAGE } from './deliveries';
import { postingStates } from './delivery-types';
import { countUnits } from './edition-types';
import { httpContract } from './http';
import { moment } from './roster-types';
import { contentLocaleSchema } from './stories';

/** A piece of text that somebody copies into the platform's own form. */
export const packageText = z.strictObject({
  part: z.enum(['title', 'summary', 'text', 'tags', 'link']),
  text: z.string(),
  /** The same with its headings and lists, for editors that take it. */
  html: z.string().nullable(),
});

/** A picture or film that somebody puts into the platform's own form. */
export const packageMedia = z.strictObject({
  part: z.enum(['cover', 'picture', 'film']),
  url: z.string(),
  name: z.string(),
  alt: z.string(),
});

/** How much of what a platform takes is used. */
export const packageLimit = z.strictObject({
  field: z.string(),
  unit: z.enum(countUnits),
  used: z.int(),
  max: z.int(),
  fits: z.boolean(),
  sure: z.boolean(),
});

/** A package (代发包): all that somebody needs to post by hand, cut to what the platform takes. */
export const handoverPackage = z.strictObject({
  texts: z.array(packageText),
  media: z.array(packageMedia),
  limits: z.array(packageLimit),
});

/** A package to post by hand. */
export type HandoverPackage = z.output<typeof handoverPackage>;

const token = z.string().regex(/^[\w-]{43}$/);
/** What a phone remembers of itself, so that a link that was opened on it opens nowhere else. */
const device = z.string().regex(/^[0-9a-f]{32}$/);

/** What the phone shows. */
export const handoverShown = z.strictObject({
  station: z.string(),
  channel: z.strictObject({ name: z.string(), account: z.string(), platform: z.enum(channelPlatforms) }),
  locale: contentLocaleSchema,
  title: z.string(),
  state: z.enum(postingStates),
  url: z.string().nullable(),
  package: handoverPackage,
  expiresAt: moment,
});

/** What the phone shows. */
export type HandoverShown = z.output<typeof handoverShown>;

/** Posting by hand (人工代发): a ready package, on the phone by a one-time link, and the link of the post as proof. */
export const handoverContract = httpContract('handover', {
  link: {
    method: 'POST',
    path: '/cms/handover/links/:id',
    summary: 'Make a one-time link that opens the package of a delivery on a phone',
    access: { staff: DELIVERIES_MANAGE },
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({}),
    result: z.strictObject({ path: z.string(), expiresAt: moment }),
    status: 201,
    refusals: ['HEARTH.NOT_FOUND', 'DELIVERY.NOT_BY_HAND'],
  },
  open: {
    method: 'POST',
    path: '/api/handover/open',
    summary: 'Open the package of a one-time link; the first device that does so keeps it',
    access: 'public',
    body: z.strictObject({ token, device }),
    result: handoverShown,
    refusals: ['HANDOVER.LINK_OVER', 'HANDOVER.LINK_TAKEN'],
    perMinute: 60,
  },
  prove: {
    method: 'POST',
    path: '/api/handover/prove',
    summary: 'Say where it was posted, from the phone that opened the link',
    access: 'public',
    body: z.strictObject({ token, device, url: z.url().max(500) }),
    result: handoverShown,
    refusals: ['HANDOVER.LINK_OVER', 'HANDOVER.LINK_TAKEN', 'DELIVERY.NOT_NOW', 'DELIVERY.NOT_A_POST'],
    perMinute: 30,
  },
});
