import { defineErrors, refusal } from '../kernel/errors';

/** Who stands in the way of a booking. */
export type Taken = {
  readonly resource: string;
  readonly resourceId: string;
  readonly holder: string;
  readonly from: string;
  readonly to: string;
};

/** The refusals of resources and their bookings. */
export const resourceErrors = defineErrors('RESOURCES', {
  TAKEN: refusal<Taken>(
    409,
    '“{resource}”在 {from} 至 {to} 已由{holder}占用。换一个，或由有权限的负责人写明理由强制占用',
    '{resource} is taken from {from} to {to} by {holder}. Take another one, or let somebody with that power override with a reason',
  ),
  SAME_NAME: refusal(409, '本台已有同名的这类资源', 'The station has one of this kind and name already'),
  OUT_OF_USE: refusal(409, '这项资源已停用', 'This one is out of use'),
});
