import type { ReactNode } from 'react';
import { Td, Tr, Typography } from '@strapi/design-system';
import { LINE, LinesTable, ListPage, Moment, StateWord, TitleLink } from '@hearth/cms/reach';
import type { ApprovalLine } from '../../../contract';
import { MoreLines } from '../lists/more-lines';
import { TakeTable } from '../lists/take-table';
import { useLines } from '../lists/use-lines';
import { useSay, type Say } from '../words';

const HEADS = ['goods', 'holds', 'until', 'signed', 'reason'] as const;
const PATH = '/vetting/approvals?';

/** Who signed what, until when and why. */
export function GivenApprovals({ tabs }: { readonly tabs: ReactNode }) {
  const say = useSay();
  const list = useLines<ApprovalLine>(PATH, 'approvals');
  return (
    <ListPage
      title={say('approvals.title')}
      about={say('approvals.about')}
      empty={say('approvals.given.empty')}
      list={list}
      lines={(approvals) => approvals}
      above={tabs}
      action={
        <TakeTable<ApprovalLine>
          path={PATH}
          noun="approvals"
          heads={HEADS.map((head) => say(`approvals.column.${head}`))}
          cells={(line) => cellsOf(say, line)}
        />
      }
    >
      {(approvals) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`approvals.column.${head}`))}>
            {approvals.map((one) => (
              <Line key={one.id} approval={one} />
            ))}
          </LinesTable>
          <MoreLines more={list.more} />
        </>
      )}
    </ListPage>
  );
}

const holding = (say: Say, { holds, state }: ApprovalLine): string =>
  say(holds ? 'approvals.holds' : state === 'suspended' ? 'approvals.suspended' : 'approvals.over');

const cellsOf = (say: Say, line: ApprovalLine): string[] => [
  ...[`${line.title} · ${line.supplier}`, holding(say, line), line.validUntil],
  ...[`${line.approver} ${line.approvedAt}`, line.reason],
];

function Line({ approval }: { readonly approval: ApprovalLine }) {
  const say = useSay();
  const { product, title, supplier, holds, validUntil, approver, approvedAt, reason, state } = approval;
  const tone = holds ? 'proof' : state === 'suspended' ? 'stop' : 'quiet';
  return (
    <Tr>
      <Td style={{ maxWidth: '36rem' }}>
        <TitleLink to={`/plugins/vetting-goods/${product}`} {...{ [LINE]: '' }}>
          {title}
        </TitleLink>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {supplier}
        </Typography>
      </Td>
      <Td data-label={say('approvals.column.holds')}>
        <StateWord tone={tone} word={holding(say, approval)} />
      </Td>
      <Td data-label={say('approvals.column.until')}>
        <Typography>
          <Moment at={validUntil} />
        </Typography>
      </Td>
      <Td data-label={say('approvals.column.signed')}>
        <Typography>
          {approver || '—'} · <Moment at={approvedAt} />
        </Typography>
      </Td>
      <Td data-label={say('approvals.column.reason')} style={{ maxWidth: '30rem' }}>
        <Typography style={{ whiteSpace: 'normal' }}>{reason}</Typography>
      </Td>
    </Tr>
  );
}
