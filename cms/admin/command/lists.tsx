import { styled } from 'styled-components';
import { useSpoken } from '../reach/spoken';
import { Frame, Hour, NumberLink, Quiet } from './frame';
import { links } from './links';
import { LOOK } from './looks';
import type { TileProps } from './tiles';
import { useSay } from './words';

/** Lines of a list, the time first. What does not fit is a page away, not half a line. */
export const Lines = styled.ul`
  flex: 1;
  display: flex;
  /* What does not fit wraps out of sight, whole. */
  flex-flow: column wrap;
  margin: 0;
  padding: 0;
  min-height: 0;
  overflow: hidden;
  list-style: none;
  font-size: 1.45em;
  li {
    flex: none;
    width: 100%;
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr) max-content;
    gap: 1em;
    align-items: baseline;
    padding: 0.48em 0;
    border-top: 1px solid ${LOOK.hairline};
  }
  li:first-child {
    border-top: 0;
  }
  time,
  .soft {
    color: ${LOOK.soft};
    font-variant-numeric: tabular-nums;
  }
  a,
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;

/** What went out last. */
export function PublishedTile({ board: { published }, at }: TileProps) {
  const say = useSay();
  return (
    <Frame title={say('published')} at={at}>
      {published.length === 0 ? (
        <Quiet>{say('published.none')}</Quiet>
      ) : (
        <Lines>
          {published.map((story) => (
            <li key={`${story.id} ${story.locale}`}>
              <Hour at={story.at} />
              <NumberLink to={links.story(story)}>{story.title}</NumberLink>
              <span className="soft">{say(`in.${story.locale}`)}</span>
            </li>
          ))}
        </Lines>
      )}
    </Frame>
  );
}

/** Who is on duty now, post by post; an empty post is said. */
export function DutyTile({ board: { duty }, at }: TileProps) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <Frame title={say('duty')} at={at}>
      {duty.length === 0 ? (
        <Quiet>{say('duty.none')}</Quiet>
      ) : (
        <Lines>
          {duty.map(({ post, station, people, planned }) => (
            <li key={`${station} ${post['zh-Hans']}`}>
              <span className="soft">{spoken(post)}</span>
              <NumberLink to={links.duty()} $tone={people.length === 0 && planned ? LOOK.wait : LOOK.ink}>
                {people.length > 0 && people.map(({ name }) => spoken(name)).join('、')}
                {people.length === 0 && (planned ? `◇ ${say('duty.nobody')}` : say('duty.off'))}
              </NumberLink>
              {people[0] ? (
                <span className="soft">
                  <Hour at={people[0].until} /> {say('duty.until')}
                </span>
              ) : (
                <span />
              )}
            </li>
          ))}
        </Lines>
      )}
    </Frame>
  );
}
