import { useEffect, useRef, type ReactNode } from 'react';
import { Flex, IconButton } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

/** Beside the list on a desk, so that both can be read; the whole screen on a phone. */
const Side = styled.aside`
  position: fixed;
  inset: 0 0 0 auto;
  /* Above the bar that Strapi puts over a phone, below dialogs. */
  z-index: 200;
  width: min(480px, 100vw);
  overflow-y: auto;
  outline: none;
  padding: 20px 24px 96px;
  border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  @media (max-width: 720px) {
    padding: 16px 16px 96px;
  }
`;

type Props = { readonly label: string; readonly onClose: () => void; readonly children: ReactNode };

/** One thing that lies open beside its list; Escape closes it. */
export function SideSheet({ label, onClose, children }: Props) {
  const { formatMessage } = useIntl();
  const side = useRef<HTMLElement>(null);
  useEffect(() => side.current?.focus(), []);
  return (
    <Side
      ref={side}
      tabIndex={-1}
      aria-label={label}
      onKeyDown={(event) => {
        // What a dialog hears that was opened from here bubbles through React, though it lies elsewhere on the page.
        const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key === 'Escape' && isHere) onClose();
      }}
    >
      <Flex justifyContent="flex-end">
        <IconButton label={formatMessage({ id: 'cms.reach.close' })} variant="ghost" onClick={onClose}>
          <Cross />
        </IconButton>
      </Flex>
      {children}
    </Side>
  );
}
