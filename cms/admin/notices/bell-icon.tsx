import { useEffect, useRef, useSyncExternalStore, type SVGProps } from 'react';
import { Bell } from '@strapi/icons';
import { useAuth, useFetchClient } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { liveCount } from './live-count';
import { holdLine } from './live-line';

const Ring = styled.span`
  position: relative;
  display: inline-flex;
`;

const Count = styled.span`
  position: absolute;
  inset-block-start: -7px;
  inset-inline-start: 9px;
  min-inline-size: 16px;
  block-size: 16px;
  padding-inline: 4px;
  border-radius: 8px;
  background: ${({ theme }) => theme.colors.danger600};
  color: ${({ theme }) => theme.colors.neutral0};
  font-size: 10px;
  font-weight: 600;
  line-height: 16px;
  text-align: center;
  font-variant-numeric: tabular-nums;
`;

/** The bell of the menu with the number of unread notices. It lives in the menu, so it holds the line for the whole window. */
export function BellIcon(props: SVGProps<SVGSVGElement>) {
  const { unread } = useSyncExternalStore(liveCount.subscribe, liveCount.get);
  useLine();
  return (
    <Ring>
      <Bell {...props} />
      {unread > 0 ? <Count>{unread > 99 ? '99+' : unread}</Count> : null}
    </Ring>
  );
}

function useLine(): void {
  const { get } = useFetchClient();
  const token = useAuth('BellIcon', (state) => state.token);
  const latest = useRef(token);
  latest.current = token;
  useEffect(() => {
    let letGo: (() => void) | undefined;
    let gone = false;
    get<{ unread: number; person: string }>('/cms/notices/unread').then(
      ({ data }) => {
        if (gone) return;
        liveCount.set(data);
        letGo = holdLine({ person: data.person, token: () => latest.current ?? '' });
      },
      // Somebody without a station has no notices, and a host that is away is told of by the page itself.
      () => undefined,
    );
    return () => {
      gone = true;
      letGo?.();
    };
  }, [get]);
}
