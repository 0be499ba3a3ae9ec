import type { ComponentType } from 'react';
import { Earth } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Lets Strapi's editor ask for a station by a list of those one sees. */
export function addStationField(app: StrapiApp): void {
  app.customFields.register({
    name: 'station',
    pluginId: 'cms',
    type: 'string',
    icon: Earth,
    intlLabel: { id: 'cms.people.station', defaultMessage: 'Station' },
    intlDescription: { id: 'cms.stations.title', defaultMessage: 'Stations' },
    components: { Input: inputOfEditor },
  });
}

async function inputOfEditor(): Promise<{ default: ComponentType }> {
  const { StationField } = await import('./station-field');
  // Strapi types an input without props, and gives it those of its editor.
  return { default: StationField as unknown as ComponentType };
}
