import { machine } from './machine';
import { cases, mermaid } from './machine-table';

const review = machine<
  'draft' | 'in-review' | 'passed' | 'end',
  'submit' | 'pass' | 'drop',
  { readonly signed: boolean },
  'notify' | 'publish'
>({
  name: 'review',
  initial: 'draft',
  states: {
    draft: { submit: { to: 'in-review', effects: ['notify'] }, drop: 'end' },
    'in-review': {
      pass: { to: 'passed', guard: { name: 'signed', check: ({ signed }) => signed }, effects: ['notify', 'publish'] },
      drop: 'end',
    },
    passed: {},
    end: {},
  },
});

describe('cases', () => {
  it('hold every state with every event, refusals included', () => {
    const all = cases(review);
    expect(all).toHaveLength(4 * 3);
    expect(new Set(all.map(({ state, event }) => `${state} ${event}`)).size).toBe(12);
    expect(all.filter(({ to }) => to === null)).toHaveLength(8);
    expect(all.find(({ state, event }) => state === 'in-review' && event === 'pass')).toEqual({
      state: 'in-review',
      event: 'pass',
      to: 'passed',
      guard: 'signed',
      effects: ['notify', 'publish'],
    });
  });

  it.each(cases(review))('agree with the machine: $state × $event', ({ state, event, to, effects }) => {
    const next = review.next(state, event, { signed: true });
    expect(next.ok ? next.value : null).toEqual(to === null ? null : { state: to, effects });
    expect(review.allowed(state).includes(event)).toBe(to !== null);
  });

  it.each(cases(review).filter(({ guard }) => guard !== null))(
    'name the guard that refuses: $state × $event',
    ({ state, event, guard }) => {
      expect(review.next(state, event, { signed: false })).toMatchObject({ error: { details: { guard } } });
    },
  );
});

describe('mermaid', () => {
  it('draws states, guards and effects in a stable order', () => {
    expect(mermaid(review)).toBe(
      [
        'stateDiagram-v2',
        '    state "in-review" as in_review',
        '    state "end" as end_',
        '    [*] --> draft',
        '    draft --> in_review: submit / notify',
        '    draft --> end_: drop',
        '    in_review --> end_: drop',
        '    in_review --> passed: pass [signed] / notify, publish',
        '    passed --> [*]',
        '    end_ --> [*]',
      ].join('\n'),
    );
  });
});
