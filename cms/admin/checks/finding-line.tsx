import { Button, Flex, Typography } from '@strapi/design-system';
import type { CheckFinding } from '../../contract';
import { LINE } from '../reach/line-keys';
import { NameButton } from '../reach/name-button';
import { useSpoken } from '../reach/spoken';
import { SeverityWord } from './severity-word';
import { useSay, type Say, type Word } from './words';

type Props = {
  readonly finding: CheckFinding;
  readonly onShow: () => void;
  /** Missing where there is nothing to put in its place. */
  readonly onCure: (() => void) | undefined;
};

const FIELDS: Readonly<Record<string, Word>> = {
  title: 'try.title',
  sourceName: 'fact.sourceName',
  sourceUrl: 'fact.sourceUrl',
  sourceAuthor: 'fact.sourceAuthor',
  sourceLicence: 'fact.sourceLicence',
  aiDeclaration: 'fact.aiDeclaration',
  aiNote: 'fact.aiNote',
};

/** One finding: how grave, where, what is wrong, and the cure one press away. */
export function FindingLine({ finding, onShow, onCure }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const mark = { [LINE]: '' };
  return (
    <Flex
      tag="li"
      direction="column"
      alignItems="stretch"
      gap={1}
      padding={4}
      borderColor="neutral150"
      style={{ borderWidth: '0 0 1px', borderStyle: 'solid' }}
    >
      <Flex gap={3} wrap="wrap" alignItems="baseline">
        <SeverityWord severity={finding.severity} />
        <NameButton onClick={onShow} {...mark}>
          {nameOf(finding, say)}
        </NameButton>
        <Typography variant="pi" textColor="neutral600">
          {fieldWord(finding.field, say)} · {finding.rule}
        </Typography>
      </Flex>
      <Typography lineHeight={1.6} style={{ textWrap: 'pretty' }}>
        {spoken(finding.message)}
      </Typography>
      {onCure ? (
        <Flex paddingTop={1}>
          <Button size="S" variant="tertiary" onClick={onCure}>
            {finding.suggestion === '' ? say('try.delete') : say('try.cure', { better: finding.suggestion ?? '' })}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
}

/** What was found; what is missing or cannot be seen is named. */
function nameOf({ field, text }: CheckFinding, say: Say): string {
  if (text === '') return say('try.missing', { field: fieldWord(field, say) });
  return text.trim() === '' ? say('try.space') : text;
}

function fieldWord(field: string, say: Say): string {
  const known = FIELDS[field];
  if (known) return say(known);
  return say('try.paragraph', { number: Number(field.split('.')[1] ?? 0) + 1 });
}
