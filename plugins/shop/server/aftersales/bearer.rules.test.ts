import { afterSaleReasons, saleModes } from '../../contract';
import { bearerOf, type BearerFacts } from './bearer.rules';

const facts = (more: Partial<BearerFacts>): BearerFacts => ({
  ...{ mode: 'station', reason: 'damaged', cameBack: false, clock: undefined },
  ...more,
});

it.each<[string, Partial<BearerFacts>, readonly [goods: string, freight: string, why: string]]>([
  ['spoilt', { reason: 'bad-fruit' }, ['supplier', 'supplier', 'quality']],
  ['spoilt, of a cooperative', { reason: 'bad-fruit', mode: 'cooperative' }, ['supplier', 'supplier', 'quality']],
  ['broken, sold by the station', {}, ['station', 'station', 'packing']],
  ['missing, sold by a cooperative', { reason: 'missing', mode: 'cooperative' }, ['supplier', 'supplier', 'packing']],
  ['wrong, under a licensed split', { reason: 'wrong', mode: 'licensed' }, ['supplier', 'supplier', 'packing']],
  ['wrong and back', { reason: 'wrong', cameBack: true }, ['station', 'station', 'packing']],
  ['a change of mind, back', { reason: 'no-reason', cameBack: true }, ['nobody', 'station', 'came-back']],
  [
    'the same, of a mall',
    { reason: 'no-reason', cameBack: true, mode: 'external' },
    ['nobody', 'supplier', 'came-back'],
  ],
  ['a change of mind, lost on its way', { reason: 'no-reason' }, ['station', 'station', 'lost-on-return']],
  ['the seller did not answer', { clock: 'review' }, ['station', 'station', 'clock-seller']],
  ['the cooperative did not', { clock: 'review', mode: 'cooperative' }, ['supplier', 'supplier', 'clock-seller']],
  [
    'nobody inspected',
    { clock: 'inspecting', reason: 'bad-fruit', cameBack: true },
    ['station', 'station', 'clock-seller'],
  ],
  ['the station did not rule', { clock: 'arbitration', mode: 'cooperative' }, ['station', 'station', 'clock-station']],
  [
    'the same of what was spoilt',
    { clock: 'arbitration', reason: 'bad-fruit' },
    ['station', 'station', 'clock-station'],
  ],
  [
    'a clock about what is back',
    { clock: 'inspecting', reason: 'no-reason', cameBack: true },
    ['nobody', 'station', 'came-back'],
  ],
])('%s', (_case, more, [bearer, freightBearer, why]) => {
  expect(bearerOf(facts(more))).toEqual({ bearer, freightBearer, why });
});

it('never lets a supplier bear what the station let run out', () => {
  for (const mode of saleModes)
    for (const reason of afterSaleReasons)
      expect(bearerOf(facts({ mode, reason, clock: 'arbitration' })).bearer).toBe('station');
});
