import { gateReasonCodes, gateReasons, type ShownReason } from '../../../contract';
import { hindering } from './hindering.rules';

const shown = (code: ShownReason['code']): ShownReason => ({
  ...{ code, stops: gateReasons[code].stops, words: gateReasons[code].words },
  ...{ paper: null, kind: null, lot: null, since: null },
});

it('leaves out what keeps goods from being sold alone, and what the signature ends itself', () => {
  const left = hindering(gateReasonCodes.map(shown)).map(({ code }) => code);
  expect(left).toEqual(
    expect.arrayContaining(['paper-missing', 'paper-expired', 'supplier-lapsed', 'supplier-barred']),
  );
  for (const code of ['in-review', 'suspended', 'approval-ended', 'no-lot', 'lot-recalled'])
    expect(left).not.toContain(code);
});
