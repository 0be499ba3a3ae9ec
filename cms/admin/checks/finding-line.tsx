import { Button, Flex, Typography } from '@strapi/design-system';
import type { CheckFinding } from '../../contract';
import { LINE } from '../reach/line-keys';
import { NameButton } from '../reach/name-button';
import { useSpoken } from '../reach/spoken';
import { fieldWord, nameOf } from './field-word';
import { SeverityWord } from './severity-word';
import { useSay } from './words';

type Props = {
  readonly finding: CheckFinding;
  readonly onShow: () => void;
  /** Missing where there is nothing to put in its place. */
  readonly onCure: (() => void) | undefined;
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
