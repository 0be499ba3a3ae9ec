import { Box, Typography } from '@strapi/design-system';
import { Facts, StateWord } from '@hearth/cms/reach';
import { billFaults, type BillRead } from '../../contract';
import type { BadLine, Upload } from './use-bill-upload';
import { useSay } from './words';
import { yuanText } from './yuan';

/** What became of a bill that was sent: what was read, or which lines were not. */
export function BillOutcome({ upload }: { readonly upload: Upload }) {
  if (upload.is === 'read') return <Read read={upload.read} />;
  if (upload.is === 'bad') return <Bad rows={upload.rows} more={upload.more} />;
  return upload.is === 'refused' ? <Typography textColor="danger600">{upload.sentence}</Typography> : null;
}

function Read({ read }: { readonly read: BillRead }) {
  const say = useSay();
  const { lines, differences, fee, ...sums } = read;
  const isClean = differences === 0;
  return (
    <Box background="neutral100" hasRadius padding={4}>
      <StateWord
        tone={isClean ? 'proof' : 'wait'}
        word={isClean ? say('books.bill.clean') : say('books.bill.differences', { differences })}
      />
      <Box paddingTop={3}>
        <Facts
          facts={[
            [say('books.bill.lines'), String(lines)],
            ...(['payments', 'refunds', 'transfers'] as const).map((name): [string, string] => [
              say(`books.bill.${name}`),
              sums[name].lines === 0
                ? ''
                : say('books.bill.sum', { lines: sums[name].lines, amount: yuanText(sums[name].fen) }),
            ]),
            [say('books.bill.fee'), fee === 0 ? '' : yuanText(fee)],
          ]}
        />
      </Box>
    </Box>
  );
}

function Bad({ rows, more }: { readonly rows: readonly BadLine[]; readonly more: number }) {
  const say = useSay();
  return (
    <Box background="danger100" hasRadius padding={4}>
      <Typography textColor="danger600" fontWeight="semiBold">
        {say('books.bill.bad')}
      </Typography>
      <Box tag="ul" paddingTop={2} style={{ maxHeight: '24rem', overflowY: 'auto' }}>
        {rows.map(({ row, fault }) => (
          <Typography key={row} tag="li" style={{ display: 'block', fontVariantNumeric: 'tabular-nums' }}>
            {say(`books.bill.fault.${billFaults.find((one) => one === fault) ?? 'cells'}`, { row })}
          </Typography>
        ))}
      </Box>
      {more > 0 && <Typography textColor="neutral600">{say('books.bill.more', { more })}</Typography>}
    </Box>
  );
}
