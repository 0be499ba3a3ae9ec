import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { useReading } from '../reach/use-reading';
import { Screen, type ScreenRead } from './screen';
import { useSay } from './words';

const MAY_SEE = [{ action: 'plugin::cms.command.read', subject: null }];

/** The command screen (指挥大屏) of the station in the address bar, or of one's own. */
export function CommandPage() {
  return (
    <Page.Protect permissions={MAY_SEE}>
      <Read />
    </Page.Protect>
  );
}

function Read() {
  const say = useSay();
  const [search] = useSearchParams();
  const station = search.get('station');
  const read = useReading<ScreenRead>(
    `/cms/command/board${station === null ? '' : `?station=${encodeURIComponent(station)}`}`,
  );
  if (!read.value) return read.failed ? <Page.Error /> : <Page.Loading />;
  return (
    <>
      <Page.Title>{say('title')}</Page.Title>
      <Screen key={read.value.board.station} read={read.value} />
    </>
  );
}
