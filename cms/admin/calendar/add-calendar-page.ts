import { Calendar } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the calendar of events into the menu. */
export function addCalendarPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/calendar',
    icon: Calendar,
    intlLabel: { id: 'cms.calendar.title', defaultMessage: 'Calendar' },
    permissions: [{ action: 'plugin::cms.happenings.read', subject: null }],
    position: 4,
    Component: () => import('./calendar-page').then(({ CalendarPage }) => ({ default: CalendarPage })),
  });
}
