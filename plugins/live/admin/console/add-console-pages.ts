import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the console and the teleprompter at their addresses; they are opened from the list of consoles and from each other. */
export function addConsolePages(app: Pick<StrapiApp, 'router'>): void {
  app.router.addRoute([
    {
      path: 'plugins/live/console/:session',
      lazy: () => import('./console-page').then(({ ConsolePage }) => ({ Component: ConsolePage })),
    },
    {
      path: 'plugins/live/prompter/:session',
      lazy: () => import('../prompter/prompter-page').then(({ PrompterPage }) => ({ Component: PrompterPage })),
    },
  ]);
}
