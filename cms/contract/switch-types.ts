import { z } from 'zod';
import { channelPlatforms } from './channel-types';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';
import { columnId } from './topic-types';
import { writtenText } from './text';

/** What a switch does to the whole matrix (一键模式): breaking news first, mourning, silence, one column on hold. */
export const switchModes = ['breaking', 'mourning', 'silence', 'hold'] as const;

/** What a switch does to the whole matrix. */
export type SwitchMode = (typeof switchModes)[number];

/** Where a switch stands. */
export const switchStates = ['asked', 'on', 'off', 'declined'] as const;

/** Where a switch stands. */
export type SwitchState = (typeof switchStates)[number];

/** What can happen to a switch. */
export const switchEvents = ['confirm', 'decline', 'end'] as const;

/** Something that happens to a switch. */
export type SwitchEvent = (typeof switchEvents)[number];

const documentId = z.string().regex(/^[a-z0-9]{10,40}$/);

/** What somebody wants to switch: for a station and all below it, with what goes out all the same. */
export const switchWanted = z.strictObject({
  station: stationSlug,
  mode: z.enum(switchModes),
  column: columnId.nullable().default(null),
  named: z.array(documentId).max(100).default([]),
});

/** What somebody wants to switch. */
export type SwitchWanted = z.output<typeof switchWanted>;

/** A switch as people see it. */
export const matrixSwitch = z.strictObject({
  id: z.uuid(),
  station: stationSlug,
  mode: z.enum(switchModes),
  column: z.string().nullable(),
  named: z.array(z.strictObject({ documentId: z.string(), title: z.string() })),
  reason: z.string(),
  state: z.enum(switchStates),
  askedBy: z.string(),
  confirmedBy: z.string().nullable(),
  onAt: moment.nullable(),
  endsAt: moment.nullable(),
  endedAt: moment.nullable(),
  endedBy: z.string().nullable(),
  endReason: z.string().nullable(),
  /** Deliveries that wait because of it now. */
  stopped: z.int(),
  allowed: z.array(z.enum(switchEvents)),
  version: z.int32(),
});

/** A switch as people see it. */
export type MatrixSwitch = z.output<typeof matrixSwitch>;

/** What a switch does to one delivery: it stops, it goes later, it goes as it would. */
export const switchEffects = ['stops', 'moves', 'goes'] as const;

/** What a switch does to one delivery. */
export type SwitchEffect = (typeof switchEffects)[number];

/** What a switch would do, told before anybody presses it (预演). */
export const switchDryRun = z.strictObject({
  channels: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      platform: z.enum(channelPlatforms),
      stops: z.int(),
      moves: z.int(),
      goes: z.int(),
    }),
  ),
  deliveries: z.array(
    z.strictObject({
      id: z.uuid(),
      channel: z.uuid(),
      documentId: z.string(),
      locale: contentLocaleSchema,
      title: z.string(),
      dueAt: moment,
      effect: z.enum(switchEffects),
    }),
  ),
  /** Deliveries that it touches as well and that are not listed: the accounts count them all. */
  more: z.int(),
  /** The stations whose app turns grey. */
  grey: z.array(stationSlug),
  /** Whether a second person has to agree. */
  wantsSecond: z.boolean(),
});

/** What a switch would do. */
export type SwitchDryRun = z.output<typeof switchDryRun>;

/** Why, until when: what a switch is pressed with. */
export const switchBody = switchWanted.extend({ reason: writtenText(300).min(4), endsAt: moment.nullable() });

/** What a switch is pressed with. */
export type SwitchBody = z.output<typeof switchBody>;
