import { lateProposalOf } from './late-proposal.rules';

const release = {
  documentId: 'abcdefghijklmnop',
  by: '陆启文',
  reason: '堤坝管涌',
  dueAt: new Date('2026-11-28T16:30:00Z'),
};

it('names the day of the deadline by the clock of the stations, and who ordered what', () => {
  expect(lateProposalOf(release)).toMatchObject({
    number: '补审逾期-20261129-abcdefgh',
    reason: '陆启文下令先发后审（堤坝管涌），补审时限已过，签名没有齐。',
  });
});

it('keeps to what an order may hold, however long the reason was', () => {
  const { number, reason } = lateProposalOf({ ...release, reason: '急'.repeat(300) });
  expect(number.length).toBeLessThanOrEqual(60);
  expect(reason.length).toBeLessThanOrEqual(500);
});
