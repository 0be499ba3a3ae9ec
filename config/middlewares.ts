const SELF = "'self'";

/** Where players are sent to instead of Mux's own hosts: a gateway in the station's own network may have no certificate. */
const ELSEWHERE = URL.canParse(process.env['MUX_BASE_URL'] ?? '')
  ? [new URL(process.env['MUX_BASE_URL'] ?? '').origin]
  : [];

export default [
  'strapi::errors',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          'connect-src': [SELF, 'https:', 'ws:', 'wss:', ...ELSEWHERE],
          'img-src': [SELF, 'data:', 'blob:', 'https:', ...ELSEWHERE],
          'media-src': [SELF, 'data:', 'blob:', 'https:', ...ELSEWHERE],
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
