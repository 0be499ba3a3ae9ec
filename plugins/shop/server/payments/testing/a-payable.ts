import { err, ok } from '@hearth/cms/kernel';
import type { TestDatabase } from '../../../../../tests/host/database';
import type { Payable } from '../payable';

/** Something that can be paid for, and what became of it: `lapsed` can no longer be honoured. */
export type PayableRow = {
  readonly id: string;
  readonly station: string;
  readonly buyer: string;
  readonly amount: number;
  readonly title: string;
  readonly until: Date;
  readonly state: 'open' | 'paid' | 'lapsed';
  readonly paid_by: string | null;
  readonly back: number;
};

/** Makes the table of what the tests pay for. */
export async function payableTable({ knex }: Pick<TestDatabase, 'knex'>): Promise<void> {
  await knex.raw(`CREATE TABLE test_payable (id uuid PRIMARY KEY, station text, buyer uuid, amount int, title text, until timestamptz,
    state text DEFAULT 'open', paid_by uuid, back int DEFAULT 0, told int DEFAULT 0)`);
}

/** What stands for orders while payments are tested. `sick` throws when it is told of money, as a bug would. */
export function aPayable(mood: { sick: boolean }): Payable {
  return {
    kind: 'order',
    owed: async (tx, id) => {
      const row = await tx<PayableRow>('test_payable').where({ id }).first();
      if (!row) return err('HEARTH.NOT_FOUND');
      if (row.state !== 'open') return err('PAY.NOT_PAYABLE', { state: row.state });
      const { station, buyer, amount, title, until } = row;
      return ok({ station, buyer, amount, title, until });
    },
    paid: async (tx, payment) => {
      if (mood.sick) throw new Error('the order is sick');
      await tx('test_payable').where({ id: payment.subject }).increment('told', 1);
      const row = await tx<PayableRow>('test_payable').where({ id: payment.subject }).forUpdate().first();
      if (row?.paid_by === payment.id) return 'taken';
      if (row?.state !== 'open') return 'give-back';
      await tx('test_payable').where({ id: payment.subject }).update({ state: 'paid', paid_by: payment.id });
      return 'taken';
    },
    refunded: async (tx, refund) => {
      await tx('test_payable').where({ id: refund.subject }).increment('back', refund.amount);
    },
  };
}
