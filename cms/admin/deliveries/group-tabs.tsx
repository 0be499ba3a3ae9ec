import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { deliveryGroups, type DeliveryGroup } from '../../contract';
import type { ChangeDesk } from './desk-page';
import type { DeskQuery } from './desk-query';
import { useSay } from './words';

const Bar = styled(Flex)`
  gap: 24px;
  overflow-x: auto;
  scrollbar-width: none;
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

const Tab = styled.button.attrs({ type: 'button' })`
  display: inline-flex;
  gap: 6px;
  align-items: baseline;
  padding: 10px 2px;
  border: none;
  border-block-end: 2px solid transparent;
  background: none;
  color: ${({ theme }) => theme.colors.neutral600};
  font: inherit;
  font-size: 1.4rem;
  white-space: nowrap;
  cursor: pointer;

  &[aria-pressed='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.neutral800};
    font-weight: 600;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

type Props = {
  readonly query: DeskQuery;
  readonly change: ChangeDesk;
  readonly counts: Readonly<Record<DeliveryGroup, number>> | undefined;
};

/** The groups of the desk with how many are in each. */
export function GroupTabs({ query, change, counts }: Props) {
  const say = useSay();
  return (
    <Bar role="group" aria-label={say('groups')} marginBottom={4}>
      {([...deliveryGroups, 'all'] as const).map((group) => (
        <Tab key={group} aria-pressed={group === query.group} onClick={() => change({ group, state: '' })}>
          {say(`group.${group}`)}
          {group !== 'all' && counts && (
            <Typography
              tag="span"
              variant="pi"
              textColor={group === 'hands' && counts.hands > 0 ? 'danger600' : 'neutral600'}
              fontWeight={group === 'hands' && counts.hands > 0 ? 'bold' : 'regular'}
              style={{ fontVariantNumeric: 'tabular-nums' }}
            >
              {counts[group]}
            </Typography>
          )}
        </Tab>
      ))}
    </Bar>
  );
}
