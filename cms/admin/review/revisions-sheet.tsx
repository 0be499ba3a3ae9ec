import { useState } from 'react';
import { Box, Flex, LinkButton, Modal, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { ReviewCase, RevisionLine } from '../../contract';
import { Faces } from '../reach/faces';
import { Row } from '../reach/dialog';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { OLDER } from '../writing/older-words';
import { Comparison } from './comparison';
import { useFieldNames, useListing, useSay } from './words';

type Props = { readonly one: ReviewCase; readonly onClose: () => void };

/** All revisions, and any two of them beside each other. */
export function RevisionsSheet({ one, onClose }: Props) {
  const { formatMessage } = useIntl();
  const say = useSay();
  const list = useReading<{ readonly revisions: readonly RevisionLine[] }>(
    `/cms/revisions/${one.documentId}/${one.locale}`,
  );
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content style={{ width: 'min(1120px, 96vw)', maxWidth: 'none' }}>
        <Modal.Header closeLabel={formatMessage({ id: 'cms.reach.close' })}>
          <Modal.Title>{say('history')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Faces of={list}>{({ revisions }) => <Pair one={one} revisions={revisions} />}</Faces>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

type PairProps = { readonly one: ReviewCase; readonly revisions: readonly RevisionLine[] };

function Pair({ one, revisions }: PairProps) {
  const say = useSay();
  const newest = revisions[0]?.n ?? 1;
  const [from, setFrom] = useState(Math.max(newest - 1, 0));
  const [to, setTo] = useState(newest);
  return (
    <Box>
      <Flex gap={4} alignItems="flex-start" paddingBottom={5} direction={{ initial: 'column', medium: 'row' }}>
        <Pick label={say('compare.older')} value={from} revisions={revisions} orNothing onChange={setFrom} />
        <Pick label={say('compare.newer')} value={to} revisions={revisions} onChange={setTo} />
      </Flex>
      <TakeUp one={one} n={Math.min(from, to)} newest={newest} />
      {from === to ? (
        <Typography textColor="neutral600">{say('compare.pick')}</Typography>
      ) : (
        <Comparison of={one} from={Math.min(from, to)} to={Math.max(from, to)} sides={from > 0 && to > 0} />
      )}
    </Box>
  );
}

/** To the form, with the words of an older revision at hand. */
function TakeUp({ one, n, newest }: Pick<Props, 'one'> & { readonly n: number; readonly newest: number }) {
  const say = useSay();
  const mayWrite = useMay('plugin::cms.manuscripts.write');
  if (!mayWrite || n < 1 || n >= newest || one.state === 'sealed') return null;
  const form = `/content-manager/collection-types/plugin::cms.manuscript/${one.documentId}`;
  return (
    <Box paddingBottom={5}>
      <LinkButton tag={Link} variant="tertiary" to={`${form}?plugins[i18n][locale]=${one.locale}&${OLDER}=${n}`}>
        {say('take-up', { n })}
      </LinkButton>
    </Box>
  );
}

type PickProps = {
  readonly label: string;
  readonly value: number;
  readonly revisions: readonly RevisionLine[];
  readonly onChange: (n: number) => void;
  readonly orNothing?: boolean;
};

function Pick({ label, value, revisions, onChange, orNothing = false }: PickProps) {
  const say = useSay();
  const lineOf = useRevisionLine();
  return (
    <Row label={label}>
      <SingleSelect value={String(value)} onChange={(n) => onChange(Number(n))}>
        {revisions.map((line) => (
          <SingleSelectOption key={line.n} value={String(line.n)}>
            {lineOf(line)}
          </SingleSelectOption>
        ))}
        {orNothing && <SingleSelectOption value="0">{say('compare.nothing')}</SingleSelectOption>}
      </SingleSelect>
    </Row>
  );
}

/** A revision as one line: its number, who wrote it, when, and what it changed. */
function useRevisionLine(): (line: RevisionLine) => string {
  const say = useSay();
  const nameOf = useFieldNames();
  const listed = useListing();
  const { formatDate } = useIntl();
  return ({ n, author, at, changed }) => {
    const when = formatDate(at, {
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      timeZone: 'Asia/Shanghai',
    });
    const what = listed(changed.map(nameOf));
    return [say('revision', { n }), author, when, what].filter(Boolean).join(' · ');
  };
}
