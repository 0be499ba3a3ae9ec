import { Flex, Td, Tr, Typography } from '@strapi/design-system';
import type { PointWork, UngradedWork } from '../../contract';
import { LINE } from '../reach/line-keys';
import { LinesTable } from '../reach/lines-table';
import { useListed } from '../reach/listed';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { useSay } from './words';

const HEADS = ['work', 'released', 'makers', 'proposal'] as const;

type Props = { readonly works: readonly UngradedWork[]; readonly onOpen: (work: PointWork) => void };

/** Works without a grade: what went out, whose it is, and what a machine proposes. */
export function UngradedTable({ works, onOpen }: Props) {
  const say = useSay();
  return (
    <LinesTable heads={HEADS.map((head) => say(`column.${head}`))}>
      {works.map((work) => (
        <Row key={`${work.documentId}.${work.locale}`} work={work} onOpen={onOpen} />
      ))}
    </LinesTable>
  );
}

function Row({ work, onOpen }: { readonly work: UngradedWork } & Pick<Props, 'onOpen'>) {
  const say = useSay();
  const listed = useListed();
  const { title, locale, releasedAt, proposal, makers } = work;
  const line = { [LINE]: '' };
  return (
    <Tr>
      <Td style={{ maxWidth: '52rem' }}>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <NameButton {...line} onClick={() => onOpen(work)}>
            {title}
          </NameButton>
          {locale === 'zh-Hans' ? null : (
            <Typography variant="pi" textColor="neutral600">
              {say(`locale.${locale}`)}
            </Typography>
          )}
        </Flex>
      </Td>
      <Td data-label={say('column.released')}>
        <Typography>
          <Moment at={releasedAt} />
        </Typography>
      </Td>
      <Td data-label={say('column.makers')}>
        <Typography>{listed(makers.map(({ name }) => name)) || say('makers.none')}</Typography>
      </Td>
      <Td data-label={say('column.proposal')}>
        <Typography textColor="neutral600" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
          {proposal
            ? say('proposal.short', { grade: say(`grade.${proposal.grade}`), points: proposal.base })
            : say('proposal.none')}
        </Typography>
      </Td>
    </Tr>
  );
}
