import { httpContract, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import { scriptSchema, scriptSentenceSchema } from './session-types';
import { SESSIONS_READ } from './sessions';

/** Who may write scripts, as the admin's roles name it. */
export const SCRIPTS_WRITE = 'plugin::live.scripts.write';

/** Who may sign scripts. */
export const SCRIPTS_SIGN = 'plugin::live.scripts.sign';

/** How many people sign a script who did not write it. */
export const SIGNERS = 2;

/** The most sentences of a script. */
export const MOST_SENTENCES = 200;

/** The parts of a script, in the order in which they are usually spoken (话术节拍). */
export const scriptBeats = scriptSentenceSchema.shape.beat.options;

/** A part of a script. */
export type ScriptBeat = (typeof scriptBeats)[number];

/** A sentence as it is written: which claims it makes, by their numbers. */
export const writeSentenceSchema = z.strictObject({
  beat: z.enum(scriptBeats),
  text: writtenText(300).min(1),
  claims: z.array(z.uuid()).max(10).default([]),
});

/** A sentence as it is written. */
export type WriteSentence = z.output<typeof writeSentenceSchema>;

/** A version of a script with who wrote it. */
export const writtenScriptSchema = scriptSchema.extend({
  writer: z.string(),
  writerName: z.string(),
  writtenAt: z.iso.datetime(),
  /** Places of sentences that say something nobody proved, counted from nought. */
  unproved: z.array(z.int()),
});

/** A version of a script with who wrote it. */
export type WrittenScript = z.output<typeof writtenScriptSchema>;

/** The script of a line: the version that is loaded, those before it, and all that may be claimed of its goods. */
export const scriptFileSchema = z.strictObject({
  item: z.strictObject({ id: z.uuid(), title: z.string(), seconds: z.int(), product: z.uuid().nullable() }),
  claims: scriptSentenceSchema.shape.claims,
  loaded: writtenScriptSchema.nullable(),
  versions: z.array(
    z.strictObject({ id: z.uuid(), version: z.int(), hash: z.string(), at: z.iso.datetime(), signed: z.int() }),
  ),
});

/** The script of a line. */
export type ScriptFile = z.output<typeof scriptFileSchema>;

const params = z.object({ id: z.uuid(), item: z.uuid() });
const GONE = ['SESSION.NOT_FOUND', 'SESSION.ITEM_NOT_FOUND'] as const;

/** The routes of scripts. */
export const scriptsContract = httpContract('live', {
  seeScript: {
    method: 'GET',
    path: '/live/sessions/:id/runsheet/:item/script',
    summary: '话术 The script of a line with the light of each claim at this moment',
    access: { staff: SESSIONS_READ },
    params,
    result: scriptFileSchema,
    refusals: GONE,
  },
  writeScript: {
    method: 'POST',
    path: '/live/sessions/:id/runsheet/:item/script',
    summary: '撰写话术 Writes another version, which is loaded from then on and has to be signed anew',
    access: { staff: SCRIPTS_WRITE },
    params,
    body: z.strictObject({
      /** The version that somebody saw; 0 where there was none. */
      seen: z.int32().min(0),
      sentences: z.array(writeSentenceSchema).min(1).max(MOST_SENTENCES),
    }),
    result: scriptFileSchema,
    status: 201,
    refusals: [...GONE, 'SESSION.FIXED', 'SESSION.CLAIM_NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
  },
  signScript: {
    method: 'POST',
    path: '/live/sessions/:id/runsheet/:item/script/signatures',
    summary: '审核话术 Signs the very words that one saw, named by their hash',
    access: { staff: SCRIPTS_SIGN },
    params,
    body: z.strictObject({
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .meta({ examples: ['0'.repeat(64)] }),
    }),
    result: scriptFileSchema,
    refusals: [
      ...GONE,
      'SESSION.SCRIPT_NOT_FOUND',
      'SESSION.OWN_SCRIPT',
      'SESSION.SCRIPT_UNPROVED',
      'HEARTH.CHANGED_MEANWHILE',
    ],
  },
});
