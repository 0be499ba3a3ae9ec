/** What is known of an emergency release whose deadline passed. */
export type LateRelease = {
  readonly documentId: string;
  readonly dueAt: Date;
  readonly by: string;
  readonly reason: string;
};

/** How a proposal reads that the clock makes: in the language of the station's papers, by a number that is the same however often it is made. */
export type LateProposal = {
  readonly number: string;
  readonly authority: 'inside';
  readonly issuer: string;
  readonly reason: string;
  readonly publicNote: string;
  readonly minutes: number;
};

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** Words the proposal to take down what was not reviewed in time. */
export function lateProposalOf({ documentId, dueAt, by, reason }: LateRelease): LateProposal {
  const day = DAY.format(dueAt).replaceAll('-', '');
  return {
    number: `补审逾期-${day}-${documentId.slice(0, 8)}`,
    authority: 'inside',
    issuer: '审校时限',
    reason: `${by}下令先发后审（${reason}），补审时限已过，签名没有齐。`,
    publicNote: '',
    minutes: 10,
  };
}
