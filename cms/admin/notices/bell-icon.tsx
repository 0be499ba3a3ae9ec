import { Bell } from '@strapi/icons';
import { styled } from 'styled-components';
import { useLine } from './use-line';

const Ring = styled.span`
  position: relative;
  display: inline-flex;
`;

const Count = styled.span`
  position: absolute;
  inset-block-start: -8px;
  inset-inline-start: 10px;
  min-inline-size: 16px;
  block-size: 16px;
  padding-inline: 4px;
  border-radius: 8px;
  background: ${({ theme }) => theme.colors.buttonPrimary600};
  color: ${({ theme }) => theme.colors.buttonNeutral0};
  font-size: 1rem;
  font-weight: 600;
  line-height: 16px;
  text-align: center;
  font-variant-numeric: tabular-nums;

  /* Drawn, not written: the link is called by its name, and text in it that is no part of the name misleads who speaks to it. */
  &::after {
    content: attr(data-count);
  }
`;

type Props = { readonly width?: string; readonly height?: string };

/** The bell of the menu with the number of unread notices. It is in the menu on every page, so it keeps the line open. */
export function BellIcon({ width = '20', height = '20' }: Props) {
  const { unread } = useLine();
  return (
    <Ring aria-hidden>
      <Bell width={width} height={height} fill="neutral500" />
      {unread > 0 ? <Count data-count={unread > 99 ? '99+' : unread} /> : null}
    </Ring>
  );
}
