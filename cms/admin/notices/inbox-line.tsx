import { Box, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { NoticeItem } from '../../contract';
import { Moment } from '../reach/moment';
import { InboxTitle } from './inbox-title';
import { useSay } from './words';

const Line = styled.li`
  display: grid;
  grid-template-columns: 8px minmax(0, 1fr) auto;
  gap: 12px;
  padding: 14px 16px;

  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  }

  &:hover,
  &:focus-within {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;

/** Waits until the line is looked at: thirty of them are noise. Where nothing hovers it is always there. */
const Mark = styled.button`
  align-self: start;
  padding: 4px 0;
  border: 0;
  background: none;
  color: ${({ theme }) => theme.colors.neutral600};
  font: inherit;
  font-size: 1.2rem;
  white-space: nowrap;
  cursor: pointer;

  &:hover {
    color: ${({ theme }) => theme.colors.primary600};
    text-decoration: underline;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }

  @media (hover: hover) {
    opacity: 0;
    transition: opacity 120ms ease-out;

    ${Line}:hover &,
    ${Line}:focus-within & {
      opacity: 1;
    }
  }
`;

const Dot = styled.span`
  inline-size: 8px;
  block-size: 8px;
  margin-block-start: 8px;
  border-radius: 50%;
  background: ${({ theme }) => theme.colors.primary600};
`;

type Props = { readonly item: NoticeItem; readonly onMark: (isRead: boolean) => Promise<void> };

/** One notice: what happened, what to do, when; unread ones carry a dot and a heavier title. */
export function InboxLine({ item, onMark }: Props) {
  const say = useSay();
  const isUnread = item.readAt === null;
  return (
    <Line>
      {isUnread ? <Dot role="img" aria-label={say('unread')} /> : <span />}
      <Box>
        {item.urgency === 'high' ? <Urgent /> : null}
        <InboxTitle item={item} onMark={onMark} />
        <Typography tag="p" textColor="neutral600" style={{ textWrap: 'pretty' }} lineHeight={1.6}>
          {item.body}
        </Typography>
        <Facts item={item} />
      </Box>
      <Mark type="button" onClick={() => void onMark(isUnread)}>
        {say(isUnread ? 'markRead' : 'markUnread')}
      </Mark>
    </Line>
  );
}

function Urgent() {
  const say = useSay();
  return (
    <Flex gap={1}>
      <WarningCircle width={14} height={14} fill="danger600" aria-hidden />
      <Typography variant="pi" fontWeight="bold" textColor="danger600">
        {say('urgency.high')}
      </Typography>
    </Flex>
  );
}

function Facts({ item }: Pick<Props, 'item'>) {
  const say = useSay();
  return (
    <Flex gap={3} wrap="wrap" paddingTop={1}>
      <Typography variant="pi" textColor="neutral600">
        <Moment at={item.at} />
      </Typography>
      {item.step > 0 ? (
        <Typography variant="pi" textColor="warning600">
          {say('climbed')}
        </Typography>
      ) : null}
    </Flex>
  );
}
