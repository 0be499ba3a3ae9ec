import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { StationMap, TopicState } from '../../contract';
import { useSpoken } from '../reach/spoken';
import { useSay as useTopicWords } from '../topics/words';
import { Chart, registerMap } from './chart';
import { Frame, NumberLink, Quiet } from './frame';
import { links } from './links';
import { locate, type OnMap } from './locate';
import { FACE, LOOK } from './looks';
import type { TileProps } from './tiles';
import { useSay } from './words';

const TONES: Partial<Record<TopicState, string>> = {
  on_site: LOOK.ember,
  accepted: LOOK.wait,
  assigned: LOOK.cool,
  filed: LOOK.proof,
};

const Sides = styled.div`
  flex: 1;
  display: grid;
  grid-template-columns: minmax(0, 7fr) minmax(0, 5fr);
  gap: 1.4em;
  min-height: 0;
  &[data-plain] {
    grid-template-columns: minmax(0, 1fr);
  }
  @media (max-width: 760px) {
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: 16em auto;
  }
`;

const Crews = styled.ul`
  display: flex;
  /* What does not fit wraps out of sight, whole. */
  flex-flow: column wrap;
  margin: 0;
  padding: 0;
  min-height: 0;
  overflow: hidden;
  list-style: none;
  font-size: 1.25em;
  li {
    flex: none;
    width: 100%;
    padding: 0.45em 0;
    border-top: 1px solid ${LOOK.hairline};
  }
  li:first-child {
    border-top: 0;
  }
  a {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .soft {
    display: flex;
    gap: 0.8em;
    color: ${LOOK.soft};
    font-size: 0.88em;
    white-space: nowrap;
    overflow: hidden;
  }
`;

type Props = TileProps & { readonly map: StationMap | null };

/** Who is out where: on the map that the station drew of itself, and in words. */
export function MapTile({ board: { station, assignments }, at, map }: Props) {
  const say = useSay();
  const word = useTopicWords();
  const onMap = useMemo(() => (map ? locate(assignments, map) : undefined), [assignments, map]);
  return (
    <Frame title={say('assignments')} at={at}>
      {assignments.length === 0 ? (
        <Quiet>{say('assignments.none')}</Quiet>
      ) : (
        <Sides {...(map ? {} : { 'data-plain': true })}>
          {map && onMap && <Drawn station={station} map={map} onMap={onMap} />}
          <Crews>
            {assignments.map(({ id, title, place, state, people }) => (
              <li key={id}>
                <NumberLink to={links.topic(id)}>{title}</NumberLink>
                <span className="soft">
                  <span style={{ color: TONES[state] ?? LOOK.soft }}>{word(`state.${state}`)}</span>
                  <span>{place}</span>
                  <span>{people.join('、')}</span>
                </span>
              </li>
            ))}
          </Crews>
        </Sides>
      )}
    </Frame>
  );
}

function Drawn({ station, map, onMap }: { station: string; map: StationMap; onMap: OnMap }) {
  const say = useSay();
  const spoken = useSpoken();
  const go = useNavigate();
  const name = `station-${station}`;
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    registerMap(name, geography(map, spoken));
    setThere(true);
  }, [name, map, spoken]);
  const option = useMemo(() => drawing(name, map, onMap), [name, map, onMap]);
  return isThere ? (
    <Chart
      option={option}
      label={say('assignments')}
      onPress={(pressed) => {
        const topic = onMap.located.find((one) => one.topic.id === pressed)?.topic;
        if (topic) go(links.topic(topic.id));
      }}
    />
  ) : null;
}

type Shape = {
  type: 'Feature';
  properties: { name: string };
  geometry: { type: 'Polygon'; coordinates: number[][][] };
};

/** The outlines as ECharts wants them: its north is up, the sheet's origin is at the top. */
function geography(map: StationMap, spoken: (words: { 'zh-Hans': string; en: string }) => string) {
  const features = map.districts.map(({ name, outline }): Shape => ({
    type: 'Feature',
    properties: { name: spoken(name) },
    geometry: { type: 'Polygon', coordinates: [[...outline, ...outline.slice(0, 1)].map(([x, y]) => [x, -y])] },
  }));
  return { type: 'FeatureCollection' as const, features };
}

function drawing(name: string, map: StationMap, { located }: OnMap) {
  return {
    geo: {
      map: name,
      silent: true,
      aspectScale: 1,
      layoutCenter: ['50%', '50%'],
      layoutSize: '100%',
      top: 4,
      bottom: 4,
      itemStyle: { areaColor: LOOK.fold, borderColor: '#57504A', borderWidth: 1.2 },
      label: { show: true, color: LOOK.soft, fontSize: 14, fontFamily: FACE },
    },
    series: [
      {
        type: 'lines',
        coordinateSystem: 'geo',
        polyline: true,
        silent: true,
        lineStyle: { color: '#2F5A6B', width: 5, opacity: 0.9 },
        data: map.rivers.map((river) => ({ coords: river.map(([x, y]) => [x, -y]) })),
      },
      {
        type: 'effectScatter',
        coordinateSystem: 'geo',
        symbolSize: 16,
        showEffectOn: 'render',
        rippleEffect: { scale: 2.6, period: 5 },
        cursor: 'pointer',
        data: located.map(({ topic, x, y }) => ({
          name: topic.id,
          value: [x, -y],
          itemStyle: { color: TONES[topic.state] ?? LOOK.cool },
        })),
      },
    ],
  };
}
