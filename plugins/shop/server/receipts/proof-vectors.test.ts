import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { provesPosting, receiptSchema } from '../../contract';
import { proofVectors } from '../testing/proof-vectors';

/** The app shares no code with the host, so it holds the same vectors and works them out anew. */
const OF_APP = join(__dirname, '../../../../mobile-app/src/features/money/proof/vectors.json');

it('is what the app is tested with', () => {
  expect(JSON.parse(readFileSync(OF_APP, 'utf8'))).toEqual(proofVectors());
});

it('is a receipt whose every posting is proved', async () => {
  const { receipt } = proofVectors();
  expect(receiptSchema.parse(receipt)).toEqual(receipt);
  expect(receipt.postings.map(({ body }) => body.kind)).toEqual(['order.paid', 'order.refunded']);
  for (const { body, proof } of receipt.postings) {
    const root = receipt.days.find(({ day }) => day === proof?.day)?.root ?? '';
    const sha256 = (bytes: Uint8Array) => Promise.resolve(createHash('sha256').update(bytes).digest());
    expect(await provesPosting(sha256, body, { path: proof?.path ?? [], root })).toBe(true);
  }
});
