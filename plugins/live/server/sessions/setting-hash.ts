import { hashOf } from '@hearth/cms/kernel';

/** What is looked at before a live: its title, cover, place, and clothes, set and props. */
export type Setting = {
  readonly title: string;
  readonly cover: string | null;
  readonly place: string;
  readonly props: string;
};

/** SHA-256 of a setting: whoever looked at another one has not looked at this. */
export const settingHashOf = ({ title, cover, place, props }: Setting): string =>
  hashOf({ title, cover, place, props });
