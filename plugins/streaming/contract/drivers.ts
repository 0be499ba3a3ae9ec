import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { ROOMS_READ } from './rooms';
import { driverNames, latencies } from './room-types';

/** What a driver can do, as pages read it; `Capabilities` says what each means. */
export const capabilitiesSchema = z.strictObject({
  maxTargets: z.int().nullable(),
  targetsWhileLive: z.boolean(),
  lowLatencyHls: z.boolean(),
  recogniser: z.array(z.string()),
  srt: z.boolean(),
  rtmps: z.boolean(),
  clipWhileLive: z.boolean(),
  keyOverlap: z.boolean(),
  latencies: z.array(z.enum(latencies)),
  trial: z.boolean(),
  signed: z.boolean(),
});

/** Somebody who carries video on this host, and what they can 承载方式. */
export const driverOfferSchema = z.strictObject({ name: z.enum(driverNames), capabilities: capabilitiesSchema });

/** Somebody who carries video on this host, and what they can. */
export type DriverOffer = z.output<typeof driverOfferSchema>;

/** Who may carry a room. */
export const driversContract = httpContract('streaming', {
  offers: {
    method: 'GET',
    path: '/streaming/drivers',
    summary: 'Who may carry a room on this host, what each can, and who does when nobody chooses',
    access: { staff: ROOMS_READ },
    result: z.strictObject({ usual: z.enum(driverNames), drivers: z.array(driverOfferSchema) }),
    refusals: [],
  },
});
