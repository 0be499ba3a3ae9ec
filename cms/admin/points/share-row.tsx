import { Box, Flex, IconButton, NumberInput, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import type { WorkMaker } from '../../contract';
import { useListed } from '../reach/listed';
import { withoutPerson, withShare, type DraftShare } from './grading-draft';
import type { FieldProps } from './grading-form';
import { useSay } from './words';

type Props = FieldProps & {
  readonly share: DraftShare;
  /** What the percentage comes to. */
  readonly points: number | undefined;
  /** Why this person was suggested; nothing for who was added by hand. */
  readonly because: WorkMaker['because'];
};

/** The share of one person: a number, what it comes to, and the way out. */
export function ShareRow({ draft, onChange, share, points, because }: Props) {
  const say = useSay();
  const listed = useListed();
  const { person, name, weight } = share;
  return (
    <Flex tag="li" gap={3} paddingTop={2} paddingBottom={2}>
      <Box flex="1" minWidth="0">
        <Typography tag="p" fontWeight="semiBold">
          {name}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {because.length > 0 ? listed(because.map((one) => say(`because.${one}`))) : say('because.added')}
        </Typography>
      </Box>
      {points !== undefined && (
        <Typography textColor="neutral600" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
          {say('points.of', { points })}
        </Typography>
      )}
      <Box width="11rem" shrink={0}>
        <NumberInput
          size="S"
          aria-label={say(`share.${draft.by}`, { name })}
          value={weight}
          onValueChange={(typed: number | undefined) =>
            onChange(withShare(draft, person, Math.max(0, Math.round(typed ?? 0))))
          }
        />
      </Box>
      <IconButton
        variant="ghost"
        size="S"
        label={say('share.remove', { name })}
        onClick={() => onChange(withoutPerson(draft, person))}
      >
        <Cross />
      </IconButton>
    </Flex>
  );
}
