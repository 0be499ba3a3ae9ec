import { useCallback, useState } from 'react';
import { Button } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { MatrixSwitch, Station } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { useSpoken } from '../reach/spoken';
import { useLiveRoom } from '../reach/use-live-room';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { PressDialog } from './press-dialog';
import { SwitchLine } from './switch-line';
import { useSay } from './words';

const MAY_SEE = [{ action: 'plugin::cms.switches.read', subject: null }];

/** The switch room: what is on, what was asked for, what was on before; and pressing one, after a dry run. */
export function SwitchesPage() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Room />
    </Page.Protect>
  );
}

function Room() {
  const say = useSay();
  const [isOpen, open] = useState(false);
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const list = useReading<{ switches: MatrixSwitch[] }>('/cms/switches');
  const tree = useReading<{ own: string; stations: Station[] }>('/cms/stations').value;
  useLiveRoom(tree && `switches:${tree.own}`, list.reload);
  const mayPress = useMay('plugin::cms.switches.press');
  return (
    <Page.Main aria-busy={list.value === undefined && !list.failed}>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header
        title={say('title')}
        subtitle={say('about')}
        primaryAction={mayPress ? <Button onClick={() => open(true)}>{say('new')}</Button> : null}
      />
      <Layouts.Content>
        <Faces of={list}>
          {({ switches }) => <Lists switches={switches} stations={tree?.stations ?? []} onChange={list.reload} />}
        </Faces>
      </Layouts.Content>
      {isOpen && tree && (
        <PressDialog
          stations={tree.stations}
          own={tree.own}
          onDone={() => {
            open(false);
            list.reload();
          }}
        />
      )}
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} keys={['j', 'k', '?']} />
    </Page.Main>
  );
}

type ListsProps = {
  readonly switches: readonly MatrixSwitch[];
  readonly stations: readonly Station[];
  readonly onChange: () => void;
};

function Lists({ switches, stations, onChange }: ListsProps) {
  const say = useSay();
  const spoken = useSpoken();
  const lineOf = (one: MatrixSwitch) => {
    const name = stations.find(({ slug }) => slug === one.station)?.name;
    return <SwitchLine key={one.id} one={one} stationName={name ? spoken(name) : one.station} onChange={onChange} />;
  };
  const isNow = ({ state }: MatrixSwitch): boolean => state === 'on' || state === 'asked';
  const [now, before] = [switches.filter(isNow), switches.filter((one) => !isNow(one))];
  return (
    <>
      <Sheet label={say('now')}>{now.length === 0 ? <Nothing>{say('now.none')}</Nothing> : now.map(lineOf)}</Sheet>
      {before.length === 0 ? null : (
        <div style={{ paddingTop: 24 }}>
          <Sheet label={say('before')}>{before.map(lineOf)}</Sheet>
        </div>
      )}
    </>
  );
}
