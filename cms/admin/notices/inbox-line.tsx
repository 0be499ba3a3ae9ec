import { useEffect, useRef } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { NoticeItem } from '../../contract';
import type { Say } from './words';

const Line = styled.li<{ $isCurrent: boolean }>`
  display: grid;
  grid-template-columns: 8px minmax(0, 1fr) auto;
  gap: 4px 12px;
  padding: 14px 16px;
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
  background: ${({ theme, $isCurrent }) => ($isCurrent ? theme.colors.neutral100 : 'transparent')};

  &:last-child {
    border-block-end: 0;
  }
`;

const Dot = styled.span`
  inline-size: 8px;
  block-size: 8px;
  margin-block-start: 7px;
  border-radius: 50%;
  background: ${({ theme }) => theme.colors.primary600};
`;

const Title = styled.button`
  padding: 0;
  border: 0;
  background: none;
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  text-align: start;
  cursor: pointer;
  text-wrap: pretty;

  &:hover {
    text-decoration: underline;
  }
`;

type Props = {
  readonly item: NoticeItem;
  readonly say: Say;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
  readonly onToggle: () => void;
};

/** One notice: what happened, what to do, when; unread ones carry a dot and a heavier title. */
export function InboxLine({ item, say, isCurrent, onOpen, onToggle }: Props) {
  const { formatDate } = useIntl();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const unread = item.readAt === null;
  return (
    <Line ref={line} $isCurrent={isCurrent} aria-current={isCurrent}>
      {unread ? <Dot role="img" aria-label={say('unread')} /> : <span />}
      <Box>
        <Flex gap={2} alignItems="baseline" wrap="wrap">
          {item.urgency === 'high' ? (
            <Flex gap={1} tag="span">
              <WarningCircle width={14} height={14} fill="danger600" aria-hidden />
              <Typography variant="pi" fontWeight="bold" textColor="danger600">
                {say('high')}
              </Typography>
            </Flex>
          ) : null}
          <Typography fontWeight={unread ? 'bold' : 'regular'}>
            <Title type="button" onClick={onOpen}>
              {item.title}
            </Title>
          </Typography>
        </Flex>
        <Typography tag="p" textColor="neutral600" style={{ textWrap: 'pretty', lineHeight: 1.6 }}>
          {item.body}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral500" style={{ fontVariantNumeric: 'tabular-nums' }}>
          <time dateTime={item.at}>
            {formatDate(item.at, {
              month: 'long',
              day: 'numeric',
              hour: '2-digit',
              minute: '2-digit',
              hourCycle: 'h23',
              timeZone: 'Asia/Shanghai',
            })}
          </time>
          {item.step > 0 ? ` · ${say('climbed')}` : ''}
        </Typography>
      </Box>
      <Button size="S" variant="ghost" onClick={onToggle}>
        {say(unread ? 'markRead' : 'markUnread')}
      </Button>
    </Line>
  );
}
