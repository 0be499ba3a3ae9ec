import fc from 'fast-check';
import { z } from 'zod';
import { cases, verify } from '../../kernel';
import { afterLoss, patienceAfterLoss } from './delivery.rules';
import { deliveryMachine } from './delivery.machine';
import { defineNotice } from './notice-kind';
import { fill } from './notice-words.rules';
import { escalationFor, ringingFor, ruleFor } from './notice.rules';
import { quietUntil, ringsAt } from './quiet-hours.rules';

const rule = (kind: string, audience: { role: 'editor' } | { post: string } | null) => ({ kind, audience });
const editor = { roles: ['editor'], post: undefined };
const onPost = { roles: ['editor'], post: 'night-desk' };

describe('the rule for a notice', () => {
  const all = [
    rule('*', null),
    rule('*', { role: 'editor' }),
    rule('*', { post: 'night-desk' }),
    rule('jobs.dead', null),
    rule('jobs.dead', { role: 'editor' }),
    rule('jobs.dead', { post: 'night-desk' }),
  ];

  it('is the closest one: the kind before all kinds, the post before the role before everybody', () => {
    expect(ruleFor(all, 'jobs.dead', onPost)).toBe(all[5]);
    expect(ruleFor(all, 'jobs.dead', editor)).toBe(all[4]);
    expect(ruleFor(all, 'disk.low', onPost)).toBe(all[2]);
    expect(ruleFor(all, 'jobs.dead', { roles: [], post: undefined })).toBe(all[3]);
    expect(ruleFor([rule('disk.low', null)], 'jobs.dead', editor)).toBeUndefined();
  });
});

describe('the lanes that ring', () => {
  const wanted = { rule: undefined, usual: ['mail'], preference: undefined, urgency: 'normal' } as const;

  it('are those of the rule, else of the kind, less what the person switched off', () => {
    expect(ringingFor(wanted)).toEqual(['mail']);
    expect(ringingFor({ ...wanted, rule: { lanes: ['sms'], minUrgency: 'low' } })).toEqual(['sms']);
    expect(ringingFor({ ...wanted, preference: { lanes: ['sms'] } })).toEqual([]);
  });

  it('are none below the urgency of the rule', () => {
    const high = { lanes: ['mail' as const, 'sms' as const], minUrgency: 'high' as const };
    expect(ringingFor({ ...wanted, rule: high })).toEqual([]);
    expect(ringingFor({ ...wanted, rule: high, urgency: 'high' })).toEqual(['mail', 'sms']);
  });
});

describe('an escalation', () => {
  const chain = { afterMinutes: 10, chain: [{ role: 'desk-head' }] } as const;

  it('belongs to what is urgent alone', () => {
    expect(escalationFor({ urgency: 'high', rule: undefined, usual: chain })).toBe(chain);
    expect(escalationFor({ urgency: 'normal', rule: undefined, usual: chain })).toBeUndefined();
  });
});

describe('quiet hours', () => {
  const night = { from: 22 * 60, to: 7 * 60 };

  it.each([
    ['before midnight', '2026-11-21T15:30:20Z', '2026-11-21T23:00:00.000Z'],
    ['after midnight', '2026-11-21T18:00:00Z', '2026-11-21T23:00:00.000Z'],
    ['at their first minute', '2026-11-21T14:00:00Z', '2026-11-21T23:00:00.000Z'],
    ['at their end', '2026-11-21T23:00:00Z', undefined],
    ['by day', '2026-11-21T04:00:00Z', undefined],
  ])('%s, by the clock of Shanghai', (_case, at, end) => {
    expect(quietUntil(night, new Date(at))?.toISOString()).toBe(end);
  });

  it('hold back what is not urgent until none of them holds', () => {
    const at = new Date('2026-11-21T18:00:00Z');
    const lunch = { from: 7 * 60, to: 8 * 60 };
    expect(ringsAt('normal', [night, lunch, null], at).toISOString()).toBe('2026-11-22T00:00:00.000Z');
    expect(ringsAt('high', [night, lunch], at)).toBe(at);
  });

  it('end on a minute that is not quiet, less than a day later', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const moment = fc.integer({ min: 1.7e12, max: 1.9e12 }).map((time) => new Date(time));
    fc.assert(
      fc.property(minute, minute, moment, (from, to, at) => {
        fc.pre(from !== to);
        const end = quietUntil({ from, to }, at);
        if (!end) return;
        expect(end.getTime()).toBeGreaterThan(at.getTime());
        expect(end.getTime() - at.getTime()).toBeLessThanOrEqual(86_400_000);
        expect(quietUntil({ from, to }, end)).toBeUndefined();
      }),
    );
  });
});

describe('a delivery', () => {
  it('has a sound machine', () => {
    expect(verify(deliveryMachine)).toEqual([]);
  });

  it('is never claimed twice, and never leaves a final state by itself', () => {
    const claims = cases(deliveryMachine).filter(({ event, to }) => event === 'claim' && to !== null);
    expect(claims.map(({ state }) => state)).toEqual(['queued', 'failed']);
    const revived = cases(deliveryMachine).filter(
      ({ state, to }) => to && ['sent', 'spared', 'dead', 'gave-up'].includes(state),
    );
    expect(revived.map(({ event }) => event)).toEqual(['retry', 'retry']);
  });

  it.each([
    [
      'an e-mail goes out again under its own id',
      { lane: 'mail', urgency: 'normal', resends: 0, read: false },
      'resend',
    ],
    ['an e-mail is given up in the end', { lane: 'mail', urgency: 'high', resends: 3, read: false }, 'give-up'],
    ['a group is not told twice', { lane: 'group', urgency: 'normal', resends: 0, read: false }, 'give-up'],
    ['a group is told again when it presses', { lane: 'group', urgency: 'high', resends: 0, read: false }, 'resend'],
    ['a group is told again once', { lane: 'group', urgency: 'high', resends: 1, read: false }, 'give-up'],
    ['a short message is never repeated', { lane: 'sms', urgency: 'high', resends: 0, read: false }, 'give-up'],
    ['reading is evidence', { lane: 'group', urgency: 'normal', resends: 0, read: true }, 'reconcile'],
  ] as const)('with a lost answer: %s', (_case, lost, event) => {
    expect(afterLoss(lost)).toBe(event);
    expect(patienceAfterLoss(lost)).toBeGreaterThan(0);
  });
});

describe('the words of a notice', () => {
  const texts = (title: string) => ({
    about: { 'zh-Hans': '测试', en: 'Test' },
    'zh-Hans': { title, body: '{who}' },
    en: { title: 'A test', body: '{who}' },
  });
  const schema = z.object({ who: z.string(), at: z.string() });

  it('want only facts that are given, and name nobody in the title', () => {
    expect(() => defineNotice('test.done', texts('{nobody}'), schema)).toThrow('nobody');
    expect(() => defineNotice('test.done', { ...texts('{who}'), personal: ['who'] }, schema)).toThrow('title');
    expect(defineNotice('test.done', { ...texts('{at|time}'), personal: ['who'] }, schema).urgency).toBe('normal');
  });

  it('are filled with what people read', () => {
    const facts = {
      at: '2026-11-21T06:05:00Z',
      free: 3.5 * 1024 ** 3,
      post: { 'zh-Hans': '夜班', en: 'Night desk' },
      odd: 'a\n# b',
    };
    const words = { title: '{at|time}', body: '{post} {free|size} {odd}' };
    expect(fill(words, facts, 'zh-Hans')).toEqual({ title: '11月21日 14:05', body: '夜班 3.5 GB a # b' });
    expect(fill(words, facts, 'en')).toEqual({ title: '21 Nov, 14:05', body: 'Night desk 3.5 GB a # b' });
  });
});
