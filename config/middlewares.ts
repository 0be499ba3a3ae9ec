const SELF = "'self'";

export default [
  'strapi::errors',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          'connect-src': [SELF, 'https:', 'ws:', 'wss:'],
          'img-src': [SELF, 'data:', 'blob:', 'https:'],
          'media-src': [SELF, 'data:', 'blob:', 'https:'],
          upgradeInsecureRequests: null,
        },
      },
    },
  },
  'strapi::cors',
  'strapi::poweredBy',
  'strapi::query',
  {
    name: 'strapi::body',
    config: {
      jsonLimit: '2mb',
      formLimit: '1mb',
      textLimit: '1mb',
      formidable: { maxFileSize: 500 * 1024 * 1024 },
      // Whoever deletes an account says so in the body.
      parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
    },
  },
  'strapi::session',
  { name: 'strapi::favicon', config: { path: 'cms/admin/brand/favicon.png' } },
  'strapi::public',
];
