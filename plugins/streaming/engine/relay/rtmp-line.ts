import { err, ok } from '@hearth/cms/kernel';
import type { AmfObject } from '../rtmp/amf0.rules';
import { publishRtmp, type RtmpPublisher } from '../rtmp/client-session';
import type { PublishProblem } from '../rtmp/publish-problem.rules';
import { rtmpTarget } from '../rtmp/rtmp-url.rules';
import type { Dial } from './dial';
import type { OpenLine } from './line';
import type { RelayProblem } from './relay-problem.rules';

const MEANS: Readonly<Record<PublishProblem, RelayProblem>> = {
  'key-refused': 'key-refused',
  busy: 'busy',
  'connect-refused': 'refused',
  'publish-failed': 'closed',
  'timed-out': 'stalled',
  protocol: 'protocol',
  closed: 'closed',
};

/** Lines to platforms that speak RTMP or RTMPS. What the platform says in words goes no further: some repeat the key. */
export const openRtmp =
  (dial: Dial): OpenLine =>
  async ({ url, key }) => {
    const target = rtmpTarget(url, key);
    if (!target) return err('address-unknown');
    const dialled = await dial(target);
    if (!dialled.ok) return dialled;
    const socket = dialled.value;
    const begun = await publishRtmp(socket, target);
    if (!begun.ok) return err(MEANS[begun.error.code]);
    const publisher = begun.value;
    const before = socket.bytesWritten;
    return ok({
      send: (kind, time, payload) => {
        if (kind === 'data') describe(publisher, payload);
        else publisher.send(kind, time, payload);
      },
      get unsent() {
        return socket.writableLength;
      },
      get moved() {
        return Math.max(0, socket.bytesWritten - socket.writableLength - before);
      },
      onDrain: (listen) => socket.on('drain', listen),
      ended: publisher.ended.then(({ code }) => MEANS[code]),
      close: () => {
        publisher.close();
      },
    });
  };

/** The encoder's facts travel as JSON inside of the house (`media-frame.ts`). */
function describe(publisher: RtmpPublisher, payload: Buffer): void {
  // Written by the ingest of this very version, from what it had read of AMF.
  publisher.describe(JSON.parse(payload.toString('utf8')) as AmfObject);
}
