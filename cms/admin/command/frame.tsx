import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { LOOK } from './looks';

const Box = styled.section`
  display: flex;
  flex-direction: column;
  gap: 0.8em;
  min-width: 0;
  min-height: 0;
  overflow: hidden;
  padding: 1.1em 1.3em;
  background: ${LOOK.sheet};
  border: 1px solid ${LOOK.hairline};
  border-radius: 8px;
  @media (max-width: 760px) {
    min-height: 22em;
  }
`;

const Head = styled.header`
  display: flex;
  flex: none;
  align-items: baseline;
  justify-content: space-between;
  gap: 1em;
  h2 {
    font-size: 1.5em;
    font-weight: 600;
    line-height: 1.2;
  }
  time {
    color: ${LOOK.soft};
    font-size: 1.05em;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
`;

/** A number that opens its rows. */
export const NumberLink = styled(Link)<{ $tone?: string }>`
  color: ${({ $tone }) => $tone ?? LOOK.ink};
  font-variant-numeric: tabular-nums;
  text-decoration: none;
  border-radius: 4px;
  &:hover {
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 0.15em;
  }
  &:focus-visible {
    outline: 3px solid ${LOOK.ember};
    outline-offset: 2px;
  }
`;

/** The big number of a tile: readable from six metres. */
export const Big = styled(NumberLink)`
  font-size: 4em;
  font-weight: 600;
  line-height: 1;
`;

/** What stands where a tile has nothing to show. */
export const Quiet = styled.p`
  margin: auto 0;
  color: ${LOOK.soft};
  font-size: 1.4em;
  line-height: 1.6;
`;

/** What a tile is drawn from besides its numbers. */
export type FrameProps = { readonly title: string; readonly at: string; readonly children: ReactNode };

/** A tile: what it counts, when it was counted, and the numbers. */
export function Frame({ title, at, children }: FrameProps) {
  return (
    <Box aria-label={title}>
      <Head>
        <h2>{title}</h2>
        <Clock at={at} />
      </Head>
      {children}
    </Box>
  );
}

/** A moment to the second, by the station's clock. */
export function Clock({ at }: { readonly at: string }) {
  const { formatTime } = useIntl();
  const second = { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false } as const;
  return <time dateTime={at}>{formatTime(at, { ...second, timeZone: 'Asia/Shanghai' })}</time>;
}

/** The hour and minute of a moment. */
export function Hour({ at }: { readonly at: string }) {
  const { formatTime } = useIntl();
  return (
    <time dateTime={at}>
      {formatTime(at, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' })}
    </time>
  );
}
