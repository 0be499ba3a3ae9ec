import { mediaErrors } from '../../contract';
import type { Slice } from '../slice';
import { addFileFields } from './file-fields';
import { guardUploads, sweepFailedUploads } from './guard-uploads';

/** Everything that comes in as a file passes here, whoever sends it and by whichever route. */
export const mediaSlice: Slice = {
  name: 'media',
  errors: [mediaErrors],
  register: ({ strapi, errors }) => {
    addFileFields(strapi);
    sweepFailedUploads(strapi);
    guardUploads(strapi, errors);
  },
};
