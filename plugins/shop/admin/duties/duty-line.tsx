import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useSpoken } from '@hearth/cms/reach';
import { roles } from '@hearth/cms/contract';
import type { SessionDuty } from '../../contract';
import { AnswerWords, EarlierAnswers, EvidenceWords } from './answer-words';
import { DutyStateWord } from './duty-state';
import { useSay } from './words';

type Props = {
  readonly duty: SessionDuty;
  readonly mayConfirm: boolean;
  readonly onConfirm: (duty: SessionDuty) => void;
};

/** One duty: what it asks and by which law, how it stands, who said so and when, and what may be done. */
export function DutyLine({ duty, mayConfirm, onConfirm }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const { article, owner, version, state, check, answers, isConfirmable } = duty;
  const given = answers.filter(({ dutyVersion }) => dutyVersion === version);
  const last = given.at(-1);
  return (
    <Flex
      tag="li"
      gap={4}
      alignItems="flex-start"
      paddingTop={4}
      paddingBottom={4}
      wrap="wrap"
      style={{ borderBlockStart: '1px solid var(--hearth-hairline, rgba(128, 112, 92, 0.25))', breakInside: 'avoid' }}
    >
      <Box style={{ flex: '0 0 9.6rem' }}>
        <DutyStateWord state={state} />
      </Box>
      <Box style={{ flex: '1 1 28rem', minWidth: 0 }}>
        <Typography tag="h3" fontWeight="semiBold" style={{ textWrap: 'pretty' }}>
          {spoken(duty.duty)}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {`${spoken(article)} · ${say('duties.rule', { version })} · ${say('duties.owner', { role: spoken(roles[owner].name) })}`}
        </Typography>
        {last ? (
          <>
            <AnswerWords answer={last} />
            <EvidenceWords answer={last} />
          </>
        ) : (
          state !== 'exempt' && (
            <Typography tag="p" variant="pi" textColor="neutral600">
              {say(check === null ? 'duties.never' : 'duties.machine.first')}
            </Typography>
          )
        )}
        <EarlierAnswers answers={answers.filter(({ id }) => id !== last?.id)} />
      </Box>
      {mayConfirm && isConfirmable && (
        <Button variant="tertiary" size="S" onClick={() => onConfirm(duty)}>
          {say(last ? 'duties.correct' : 'duties.confirm')}
        </Button>
      )}
    </Flex>
  );
}
