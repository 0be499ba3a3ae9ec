import { Box, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import { Row, useSpoken } from '@hearth/cms/reach';
import { visitItems, type VisitItem } from '../../../contract';
import { useSay, type Typed } from '../words';
import { items, type CheckDraft, type VisitDraft } from './visit-draft.rules';

type Props = { readonly draft: VisitDraft; readonly onChange: (change: Partial<VisitDraft>) => void };

/** What is looked at on a visit, line by line. */
export function ChecklistFields({ draft: { checklist }, onChange }: Props) {
  const say = useSay();
  return (
    <Box tag="fieldset" style={{ border: 0, margin: 0, padding: 0, display: 'grid', gap: 16 }}>
      <Typography tag="legend" fontWeight="semiBold" style={{ paddingBottom: 8 }}>
        {say('visits.checklist')}
      </Typography>
      {items.map((item) => (
        <Check
          key={item}
          item={item}
          check={checklist[item]}
          onChange={(check) => onChange({ checklist: { ...checklist, [item]: check } })}
        />
      ))}
    </Box>
  );
}

const ANSWERS = ['fine', 'lacking', 'not-here'] as const;
const LATER = 'later';

type CheckProps = {
  readonly item: VisitItem;
  readonly check: CheckDraft;
  readonly onChange: (check: CheckDraft) => void;
};

function Check({ item, check, onChange }: CheckProps) {
  const say = useSay();
  const spoken = useSpoken();
  const name = spoken(visitItems[item]);
  return (
    <Box style={{ display: 'grid', gap: 8 }}>
      <Row label={name}>
        <SingleSelect
          value={check.answer === '' ? LATER : check.answer}
          onChange={(chosen) => onChange({ ...check, answer: ANSWERS.find((one) => one === chosen) ?? '' })}
        >
          <SingleSelectOption value={LATER}>{say('visits.answer.none')}</SingleSelectOption>
          {ANSWERS.map((answer) => (
            <SingleSelectOption key={answer} value={answer}>
              {say(`visits.answer.${answer}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Row>
      {check.answer !== '' && (
        <TextInput
          aria-label={say('visits.note', { item: name })}
          placeholder={say('visits.note.placeholder')}
          maxLength={500}
          value={check.note}
          onChange={({ target }: Typed) => onChange({ ...check, note: target.value })}
        />
      )}
    </Box>
  );
}
