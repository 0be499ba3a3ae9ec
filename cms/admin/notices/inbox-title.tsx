import type { KeyboardEvent, MouseEvent } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { css, styled } from 'styled-components';
import type { NoticeItem } from '../../contract';
import { LINE } from '../reach/line-keys';

type Weight = { readonly $isUnread: boolean };

const words = css<Weight>`
  padding: 0;
  border: 0;
  background: none;
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: 1.5rem;
  font-weight: ${({ $isUnread }) => ($isUnread ? 600 : 400)};
  line-height: 1.6;
  text-align: start;
  text-decoration: none;
  text-wrap: pretty;
  overflow-wrap: anywhere;
  cursor: pointer;

  &:hover {
    text-decoration: underline;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

const Way = styled(Link)<Weight>`
  ${words}
`;

const Plain = styled.button<Weight>`
  ${words}
`;

type Props = { readonly item: NoticeItem; readonly onMark: (isRead: boolean) => Promise<void> };

/** Opening a notice reads it, and leads to where the matter is dealt with, if there is such a place. The key u marks it. */
export function InboxTitle({ item, onMark }: Props) {
  const navigate = useNavigate();
  const $isUnread = item.readAt === null;
  const onKeyDown = ({ key, ctrlKey, metaKey }: KeyboardEvent): void => {
    if (key === 'u' && !ctrlKey && !metaKey) void onMark($isUnread);
  };
  const shared = { [LINE]: '', $isUnread, onKeyDown };
  const { link } = item;
  if (link === null) {
    return (
      <Plain type="button" {...shared} onClick={() => void ($isUnread && onMark(true))}>
        {item.title}
      </Plain>
    );
  }
  const open = (event: MouseEvent): void => {
    const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!$isUnread || opensElsewhere) return;
    // Leaving the list would break off what it still asks of the host.
    event.preventDefault();
    void onMark(true).then(() => navigate(link));
  };
  return (
    <Way to={link} {...shared} onClick={open}>
      {item.title}
    </Way>
  );
}
