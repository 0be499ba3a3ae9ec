import { z } from 'zod';
import { httpContract } from './http';
import { leaseBody, manuscriptRights } from './rights-types';
import { writtenText } from './text';

/** Sees leases of rights. */
export const RIGHTS_READ = 'plugin::cms.rights.read';
/** Notes leases and ends them. */
export const RIGHTS_NOTE = 'plugin::cms.rights.note';
/** Takes posts down whose rights are over. */
export const RIGHTS_WITHDRAW = 'plugin::cms.rights.withdraw';

const NOTE = { staff: RIGHTS_NOTE } as const;
const documentId = z.string().regex(/^[a-z0-9]{10,40}$/);
const reason = writtenText(300).min(2);

/** Leases of rights (授权): on which accounts, in which regions, until when and how often a manuscript may be used. */
export const rightsContract = httpContract('rights', {
  show: {
    method: 'GET',
    path: '/cms/rights/:documentId',
    summary: 'The leases of a manuscript and of what it was made from, and the posts that none covers',
    access: { staff: RIGHTS_READ },
    params: z.object({ documentId }),
    result: manuscriptRights,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  note: {
    method: 'POST',
    path: '/cms/rights/:documentId/leases',
    summary: 'Note a lease; what waits for it goes out by itself',
    access: NOTE,
    params: z.object({ documentId }),
    body: leaseBody,
    result: manuscriptRights,
    status: 201,
    refusals: ['HEARTH.NOT_FOUND', 'RIGHTS.ORDER', 'RIGHTS.NO_SUCH_CHANNEL', 'RIGHTS.TOO_MANY'],
  },
  end: {
    method: 'POST',
    path: '/cms/rights/leases/:id/end',
    summary: 'End a lease before its time',
    access: NOTE,
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({ version: z.int(), reason }),
    result: manuscriptRights,
    refusals: ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE', 'RIGHTS.OVER'],
  },
  withdraw: {
    method: 'POST',
    path: '/cms/rights/:documentId/withdraw',
    summary: 'Take down the posts that no lease covers any more',
    access: { staff: RIGHTS_WITHDRAW },
    params: z.object({ documentId }),
    body: z.strictObject({ deliveries: z.array(z.uuid()).min(1).max(200), reason }),
    result: manuscriptRights,
    refusals: ['HEARTH.NOT_FOUND', 'RIGHTS.COVERED'],
  },
});
