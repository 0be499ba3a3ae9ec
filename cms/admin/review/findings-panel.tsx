import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { CheckFinding } from '../../contract';
import { fieldWord, nameOf } from '../checks/field-word';
import { SeverityWord } from '../checks/severity-word';
import { useSay as useChecksSay } from '../checks/words';
import { LINE } from '../reach/line-keys';
import { Moment } from '../reach/moment';
import { NameButton } from '../reach/name-button';
import { useSpoken } from '../reach/spoken';
import { Panel } from './panel';
import { useReport, type ReportInHand, type Reported } from './use-report';
import type { CaseInHand } from './use-case';
import { WaiveDialog } from './waive-dialog';
import { useSay } from './words';

const GRAVEST = ['red', 'amber', 'note'] as const;
/** So many lines are read at a glance; the rest is a press away. */
const AT_FIRST = 8;

type Props = { readonly hand: CaseInHand; readonly onShow: (finding: CheckFinding) => void };

/** What machine checks (机审) found in the words of a manuscript that a signature would be for. */
export function FindingsPanel({ hand, onShow }: Props) {
  return <ReportPanel of={hand.one} onDecided={hand.reading.reload} onShow={onShow} />;
}

type ReportProps = {
  readonly of: Parameters<typeof useReport>[0];
  readonly onDecided: () => void;
  /** Missing where the words are not beside it. */
  readonly onShow?: (finding: CheckFinding) => void;
};

/** A report on words that somebody is about to sign: the gravest first, each with its cure and who waived it. */
export function ReportPanel({ of, onDecided, onShow }: ReportProps) {
  const say = useSay();
  const report = useReport(of, onDecided);
  const [isAll, showAll] = useState(false);
  const [waiving, waive] = useState<Reported>();
  if (!report) return null;
  const sorted = GRAVEST.flatMap((severity) => [
    ...report.findings.filter((one) => one.severity === severity && one.waiver === null),
    ...report.findings.filter((one) => one.severity === severity && one.waiver !== null),
  ]);
  const shown = isAll ? sorted : sorted.slice(0, AT_FIRST);
  const open = sorted.filter(({ waiver }) => waiver === null).length;
  return (
    <Panel title={say('findings')} aside={<Count open={open} all={sorted.length} />}>
      {sorted.length > 0 && (
        <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {shown.map((finding) => (
            <Line
              key={finding.at}
              finding={finding}
              report={report}
              onShow={onShow && (() => onShow(finding))}
              onWaive={() => waive(finding)}
            />
          ))}
        </Box>
      )}
      {sorted.length > AT_FIRST && (
        <Button variant="ghost" size="S" aria-expanded={isAll} onClick={() => showAll(!isAll)}>
          {isAll ? say('findings.fewer') : say('findings.rest', { count: sorted.length - AT_FIRST })}
        </Button>
      )}
      {waiving && <WaiveDialog finding={waiving} report={report} onClose={() => waive(undefined)} />}
    </Panel>
  );
}

function Count({ open, all }: { readonly open: number; readonly all: number }) {
  const say = useSay();
  const word = all === 0 ? say('findings.none') : say('findings.open', { open, all });
  return (
    <Typography variant="pi" textColor="neutral600">
      {word}
    </Typography>
  );
}

type LineProps = {
  readonly finding: Reported;
  readonly report: ReportInHand;
  readonly onShow: (() => void) | undefined;
  readonly onWaive: () => void;
};

function Line({ finding, report, onShow, onWaive }: LineProps) {
  const say = useSay();
  const checks = useChecksSay();
  const spoken = useSpoken();
  const { waiver, suggestion } = finding;
  return (
    <Box tag="li" paddingTop={3} paddingBottom={3} borderWidth="1px 0 0 0" borderStyle="solid" borderColor="neutral200">
      <Flex gap={2} wrap="wrap" alignItems="baseline">
        <SeverityWord severity={finding.severity} />
        <Name word={nameOf(finding, checks)} onShow={onShow} />
        <Typography variant="pi" textColor="neutral600">
          {fieldWord(finding.field, checks)}
        </Typography>
      </Flex>
      <Typography tag="p" variant="pi" style={{ textWrap: 'pretty' }} paddingTop={1}>
        {spoken(finding.message)}
        {suggestion === null
          ? ''
          : ` ${suggestion === '' ? checks('try.delete') : checks('try.cure', { better: suggestion })}`}
      </Typography>
      {waiver && (
        <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={1} style={{ overflowWrap: 'anywhere' }}>
          {say(`waive.${waiver.kind}.by`, { name: waiver.name, reason: waiver.reason })} · <Moment at={waiver.at} />
        </Typography>
      )}
      <Deciding finding={finding} report={report} onWaive={onWaive} />
    </Box>
  );
}

/** What was found; where it stands in words that are shown, the way to it. */
function Name({ word, onShow }: { readonly word: string } & Pick<LineProps, 'onShow'>) {
  const mark = { [LINE]: '' };
  if (!onShow) return <Typography fontWeight="bold">{word}</Typography>;
  return (
    <NameButton onClick={onShow} {...mark}>
      {word}
    </NameButton>
  );
}

/** Waives it or takes that back; who may not reads who may, where something red stands in the way. */
function Deciding({ finding, report, onWaive }: Omit<LineProps, 'onShow'>) {
  const say = useSay();
  const { waiver, severity } = finding;
  if (!report.may(finding)) {
    if (severity !== 'red' || waiver) return null;
    return (
      <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={1}>
        {say('waive.by-a-head')}
      </Typography>
    );
  }
  return (
    <Flex paddingTop={2}>
      <Button
        size="S"
        variant="tertiary"
        loading={report.busy}
        onClick={waiver ? () => void report.takeBack(finding) : onWaive}
      >
        {say(waiver ? 'waive.back' : 'waive')}
      </Button>
    </Flex>
  );
}
