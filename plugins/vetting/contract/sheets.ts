import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { briefsSchema, ties } from './round-types';
import { rubricSchema } from './rubric';
import { revealSchema } from './score-sheet';

/** Who sits on panels, signs the form of ties and scores, as the admin's roles name it. */
export const PANEL_SIT = 'plugin::vetting.panel.sit';

/** A form that waits for a signature 利益冲突声明: it names the supplier, because ties are with people. */
export const tieFormSchema = z.strictObject({
  seat: z.uuid(),
  product: z.string(),
  supplier: z.string(),
  dueAt: z.iso.datetime(),
});

/** A form that waits for a signature. */
export type TieForm = z.output<typeof tieFormSchema>;

/** A blank sheet 评分表: the code of a sample and what is told of it without names. */
export const blindSheetSchema = z.strictObject({
  code: z.string(),
  state: z.enum(['score', 'wait', 'open', 'done']),
  /** The day on which it is wanted: the hour would tell which round it is. */
  dueOn: z.iso.date(),
  rubric: rubricSchema,
  briefs: briefsSchema,
  commitment: z.string().nullable(),
  attempt: z.int(),
  /** Why it has to be scored anew. */
  reason: z.string().nullable(),
});

/** A blank sheet. */
export type BlindSheet = z.output<typeof blindSheetSchema>;

/** The code of a sample 盲样编号, of letters and figures that nobody confuses. */
export const sampleCode = z
  .string()
  .regex(/^[2-9A-HJKMNP-RT-Y]{6}$/)
  .meta({ examples: ['A2B3C4'] });

const code = z.object({ code: sampleCode });

/** The routes of those who sit on panels. A sheet is called by its code and by nothing that leads to the goods. */
export const panelContract = httpContract('vetting-panel', {
  forms: {
    method: 'GET',
    path: '/vetting/panel/forms',
    summary: 'The forms of ties that wait for my signature',
    access: { staff: PANEL_SIT },
    result: z.strictObject({ forms: z.array(tieFormSchema) }),
    refusals: [],
  },
  sign: {
    method: 'POST',
    path: '/vetting/panel/forms/:seat',
    summary: 'Signs a form; whoever has a tie leaves the seat, and the next is asked',
    access: { staff: PANEL_SIT },
    params: z.object({ seat: z.uuid() }),
    body: z.strictObject({ ties: z.array(z.enum(ties)).max(ties.length) }),
    result: z.strictObject({ state: z.enum(['cleared', 'recused']) }),
    refusals: ['VETTING.SEAT_NOT_FOUND', 'VETTING.SEAT_STATE', 'VETTING.ROUND_STATE', 'HEARTH.CHANGED_MEANWHILE'],
  },
  sheets: {
    method: 'GET',
    path: '/vetting/panel/sheets',
    summary: 'My sheets, by the codes of samples, in the order of the codes',
    access: { staff: PANEL_SIT },
    result: z.strictObject({ sheets: z.array(blindSheetSchema) }),
    refusals: [],
  },
  seal: {
    method: 'POST',
    path: '/vetting/panel/sheets/:code/seal',
    summary: 'Hands in the hash of a sheet; the sheet itself stays with whoever filled it in',
    access: { staff: PANEL_SIT },
    params: code,
    body: z.strictObject({
      commitment: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .meta({ examples: ['0'.repeat(64)] }),
    }),
    result: z.strictObject({ state: z.enum(['sealed']), allSealed: z.boolean() }),
    refusals: ['VETTING.SEAT_NOT_FOUND', 'VETTING.SEAT_STATE', 'VETTING.ROUND_STATE', 'HEARTH.CHANGED_MEANWHILE'],
  },
  reveal: {
    method: 'POST',
    path: '/vetting/panel/sheets/:code/reveal',
    summary: 'Opens a sheet once all are sealed; all are shown together when the last is open',
    access: { staff: PANEL_SIT },
    params: code,
    body: revealSchema,
    result: z.strictObject({ allOpened: z.boolean() }),
    refusals: [
      'VETTING.SEAT_NOT_FOUND',
      'VETTING.SEAT_STATE',
      'VETTING.NOT_ALL_SEALED',
      'VETTING.SEAL_BROKEN',
      'VETTING.ROUND_STATE',
      'HEARTH.CHANGED_MEANWHILE',
    ],
  },
});
