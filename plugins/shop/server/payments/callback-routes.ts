import { prepare, type FastLane, type Log } from '@hearth/cms/platform';
import { payProviders } from '../../contract';
import { CALLBACKS } from './order-of';
import { takeCallback } from './take-callback';

/** A notice of any provider is some kilobytes. */
const MOST = 64 * 1024;
const PER_MINUTE = 3_000;
const ROUTE = `${CALLBACKS}/:provider/:station`;
const PATH = new RegExp(`^${CALLBACKS}/(${payProviders.join('|')})/([a-z][a-z0-9-]{1,39})$`);

type Ear = {
  readonly fastLane: Pick<FastLane, 'take' | 'limited' | 'refuse'>;
  readonly log: Log;
  readonly deps: Parameters<typeof takeCallback>[0];
};

/** Lets providers call in, with the bytes as they come. */
export function hearProviders({ fastLane: lane, log, deps }: Ear): void {
  lane.take(ROUTE, { maxBytes: MOST }, async (request, body) => {
    if (lane.limited(request, { route: ROUTE, perMinute: PER_MINUTE })) return 'sent';
    const [, name, station] = PATH.exec(request.path) ?? [];
    const provider = payProviders.find((one) => one === name);
    if (!provider || station === undefined)
      return lane.refuse(request, { code: 'HEARTH.NOT_FOUND', details: undefined });
    const { headers } = request.req;
    const { heard, answer } = await takeCallback(deps, { provider, station, body, headers });
    if (heard === 'forged') log.warn('a payment notice was not believed', { from: provider, station });
    if (!answer) return lane.refuse(request, { code: 'HEARTH.NOT_FOUND', details: undefined });
    const { status, type, body: text } = answer;
    return prepare(text, { type, status, cacheControl: 'no-store' });
  });
}
