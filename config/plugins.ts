export default {
  cms: { enabled: true, resolve: './cms' },
  streaming: { enabled: true, resolve: './plugins/streaming' },
  vetting: { enabled: true, resolve: './plugins/vetting' },
  shop: { enabled: true, resolve: './plugins/shop' },
  live: { enabled: true, resolve: './plugins/live' },
  graphql: {
    config: {
      endpoint: '/graphql',
      shadowCRUD: false,
      landingPage: false,
      depthLimit: 10,
      amountLimit: 50,
      defaultLimit: 20,
      maxLimit: 50,
    },
  },
  i18n: { enabled: true },
  upload: {
    config: {
      sizeLimit: 500 * 1024 * 1024,
      // Pictures are decoded one at a time: their pixels, not their number, are what fills memory.
      concurrentUploadSize: 1,
      security: {
        allowedTypes: [
          'image/jpeg',
          'image/png',
          'image/webp',
          'image/avif',
          'image/gif',
          'video/*',
          'audio/*',
          'application/pdf',
        ],
        deniedTypes: ['image/svg+xml'],
      },
    },
  },
};
