import { z } from 'zod';
import { httpContract } from './http';
import { stationSlug } from './stations';
import { matrixSwitch, switchBody, switchDryRun, switchModes, switchWanted } from './switch-types';
import { writtenText } from './text';

/** Sees the switches of one's stations. */
export const SWITCHES_READ = 'plugin::cms.switches.read';
/** Presses switches and ends them. */
export const SWITCHES_PRESS = 'plugin::cms.switches.press';
/** Agrees as the second person. */
export const SWITCHES_CONFIRM = 'plugin::cms.switches.confirm';

const READ = { staff: SWITCHES_READ } as const;
const PRESS = { staff: SWITCHES_PRESS } as const;
const CONFIRM = { staff: SWITCHES_CONFIRM } as const;
const id = z.object({ id: z.uuid() });
const seen = { version: z.int32() };
const reason = writtenText(300).min(2);
const ON_ONE = ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE', 'SWITCH.NOT_NOW'] as const;
const WANTED = ['HEARTH.NOT_ALLOWED', 'SWITCH.NOTHING_NAMED', 'SWITCH.COLUMN_MISSING'] as const;
const policy = z.strictObject({ station: stationSlug, modes: z.array(z.enum(switchModes)).max(4), version: z.int32() });

/** Switches for the whole matrix (一键开关). */
export const switchesContract = httpContract('switches', {
  list: {
    method: 'GET',
    path: '/cms/switches',
    summary: 'Switches of one’s stations: those that are on or asked for, then the newest',
    access: READ,
    query: z.object({ station: stationSlug.optional() }),
    result: z.strictObject({ switches: z.array(matrixSwitch) }),
    refusals: [],
  },
  dryRun: {
    method: 'POST',
    path: '/cms/switches/dry-runs',
    summary: '预演 What a switch would stop, move or turn grey; nothing is done',
    access: READ,
    body: switchWanted,
    result: switchDryRun,
    refusals: WANTED,
  },
  press: {
    method: 'POST',
    path: '/cms/switches',
    summary: 'Press a switch; where the policy wants it, a second person has to agree first',
    access: PRESS,
    body: switchBody,
    result: matrixSwitch,
    status: 201,
    refusals: [...WANTED, 'SWITCH.ENDS_BEFORE'],
  },
  confirm: {
    method: 'POST',
    path: '/cms/switches/:id/confirm',
    summary: 'Agree or decline as the second person',
    access: CONFIRM,
    params: id,
    body: z.strictObject({ ...seen, agree: z.boolean() }),
    result: matrixSwitch,
    refusals: [...ON_ONE, 'SWITCH.SAME_PERSON'],
  },
  end: {
    method: 'POST',
    path: '/cms/switches/:id/end',
    summary: '撤销 Turn a switch off; everything is as it would be without it',
    access: PRESS,
    params: id,
    body: z.strictObject({ ...seen, reason }),
    result: matrixSwitch,
    refusals: ON_ONE,
  },
  letPass: {
    method: 'POST',
    path: '/cms/switches/:id/named',
    summary: 'Name a manuscript that goes out all the same',
    access: PRESS,
    params: id,
    body: z.strictObject({ ...seen, documentId: z.string().regex(/^[a-z0-9]{10,40}$/) }),
    result: matrixSwitch,
    refusals: ON_ONE,
  },
  policy: {
    method: 'GET',
    path: '/cms/switches/policy',
    summary: 'Which modes want a second person at a station',
    access: READ,
    query: z.object({ station: stationSlug }),
    result: policy,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  setPolicy: {
    method: 'PUT',
    path: '/cms/switches/policy',
    summary: 'Say which modes want a second person',
    access: PRESS,
    body: policy,
    result: policy,
    refusals: ['HEARTH.NOT_ALLOWED', 'HEARTH.CHANGED_MEANWHILE'],
  },
});
