import { prepare, type FastLane, type Log } from '@hearth/cms/platform';
import { PARCEL_CALLBACKS } from '../../contract';
import { takePush, type PushOutcome } from './hear-carrier';
import type { ParcelDeps } from './parcel-deps';

/** The whole way of a parcel is some kilobytes. */
const MOST = 256 * 1024;
const PER_MINUTE = 3_000;
const ROUTE = `${PARCEL_CALLBACKS}/:station/:parcel`;
const PATH = new RegExp(`^${PARCEL_CALLBACKS}/([a-z][a-z0-9-]{1,39})/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`);

type Ear = {
  readonly fastLane: Pick<FastLane, 'take' | 'limited' | 'refuse'>;
  readonly log: Log;
  readonly deps: ParcelDeps;
};

/** What Kuaidi100 has to be answered: anything else, and it pushes again. */
const answerOf = (outcome: PushOutcome) =>
  outcome === 'forged'
    ? { status: 401, body: { result: false, returnCode: '500', message: '签名错误' } }
    : { status: 200, body: { result: true, returnCode: '200', message: '成功' } };

/** Lets Kuaidi100 push, with the bytes as they come. */
export function hearCarriers({ fastLane: lane, log, deps }: Ear): void {
  lane.take(ROUTE, { maxBytes: MOST }, async (request, body) => {
    if (lane.limited(request, { route: ROUTE, perMinute: PER_MINUTE })) return 'sent';
    const [, station, parcel] = PATH.exec(request.path) ?? [];
    if (station === undefined || parcel === undefined)
      return lane.refuse(request, { code: 'HEARTH.NOT_FOUND', details: undefined });
    const outcome = await takePush(deps, { station, parcel, body });
    if (outcome === 'not-watched') return lane.refuse(request, { code: 'HEARTH.NOT_FOUND', details: undefined });
    if (outcome === 'forged') log.warn('a push about a parcel was not believed', { station, parcel });
    const { status, body: said } = answerOf(outcome);
    return prepare(JSON.stringify(said), { type: 'application/json; charset=utf-8', status, cacheControl: 'no-store' });
  });
}
