import { useRef, useState, type FormEvent } from 'react';
import { Button, Flex, Textarea, Typography } from '@strapi/design-system';
import type { GradedWork, PointGrading, PointRuleBody } from '../../contract';
import { Row } from '../reach/dialog';
import { useSay } from './words';
import { AdoptionField } from './adoption-field';
import { FactorsField } from './factors-field';
import { GradeField } from './grade-field';
import { gradingOf, problemOf, type GradingDraft } from './grading-draft';
import { ProposalPart } from './proposal-part';
import { SharesField } from './shares-field';
import { WholeLine } from './whole-line';

/** What was written: how the work is graded, and why or what is answered where that is asked. */
export type Written = { readonly grading: PointGrading; readonly words: string };

/** What every field of the form is handed. */
export type FieldProps = {
  readonly draft: GradingDraft;
  readonly rule: PointRuleBody;
  readonly onChange: (draft: GradingDraft) => void;
};

type Props = {
  readonly work: GradedWork;
  readonly rule: PointRuleBody;
  readonly me: string;
  readonly first: GradingDraft;
  /** Words that have to be written besides. */
  readonly asked: { readonly label: string; readonly max: number } | undefined;
  readonly action: string;
  /** Sends as well, and goes on to the next work. */
  readonly onward?: string | undefined;
  readonly busy: boolean;
  readonly onLeave?: (() => void) | undefined;
  readonly onSend: (written: Written, goesOn: boolean) => void;
};

/** A grading sheet: the grade, points within its range, what adoption adds, and who gets what of it. */
export function GradingForm({ work, rule, me, first, asked, onSend, ...rest }: Props) {
  const [draft, setDraft] = useState(first);
  const [words, setWords] = useState('');
  const goesOn = useRef(false);
  const grading = gradingOf(draft, rule, me);
  const isSaid = !asked || words.trim().length > 1;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (grading && isSaid && !rest.busy) onSend({ grading, words: words.trim() }, goesOn.current);
    goesOn.current = false;
  };
  const fields = { draft, rule, onChange: setDraft };
  return (
    <form onSubmit={send}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        {work.proposal && <ProposalPart {...fields} proposal={work.proposal} />}
        <GradeField {...fields} />
        <AdoptionField {...fields} />
        <WholeLine draft={draft} rule={rule} />
        <SharesField {...fields} station={work.station} me={me} makers={work.makers} />
        <FactorsField {...fields} />
        {asked && <AskedWords {...asked} value={words} onChange={setWords} />}
        <Foot
          {...rest}
          draft={draft}
          rule={rule}
          me={me}
          isSaid={isSaid}
          asked={asked?.label}
          onGoOn={() => (goesOn.current = true)}
        />
      </Flex>
    </form>
  );
}

type WordsProps = {
  readonly label: string;
  readonly max: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function AskedWords({ label, max, value, onChange }: WordsProps) {
  return (
    <Row label={label} required>
      <Textarea
        required
        maxLength={max}
        value={value}
        onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
      />
    </Row>
  );
}

type FootProps = Pick<Props, 'rule' | 'me' | 'action' | 'onward' | 'busy' | 'onLeave'> & {
  readonly draft: GradingDraft;
  readonly isSaid: boolean;
  readonly asked: string | undefined;
  readonly onGoOn: () => void;
};

/** The buttons; one that cannot be pressed says why. */
function Foot({ draft, rule, me, isSaid, asked = '', action, onward, busy, onLeave, onGoOn }: FootProps) {
  const say = useSay();
  const problem = problemOf(draft, rule, me);
  const why = problem ? say(`problem.${problem}`) : say('problem.words', { label: asked });
  const isReady = problem === undefined && isSaid;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="pi" textColor="neutral600" role="status">
        {isReady ? '' : why}
      </Typography>
      <Flex gap={2} wrap="wrap">
        <Button type="submit" loading={busy} disabled={!isReady}>
          {action}
        </Button>
        {onward !== undefined && (
          <Button type="submit" variant="secondary" disabled={!isReady || busy} onClick={onGoOn}>
            {onward}
          </Button>
        )}
        {onLeave && (
          <Button variant="tertiary" onClick={onLeave}>
            {say('leave')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}
