/**
 * Which way dependencies may point. `@hearth/*` is followed to the sources (tsconfig.arch.json), so a detour through a package
 * name breaks the same rules as the straight way.
 */
const OURS = '^(cms|plugins|config|database|tests|mobile-app)/';
const TEST = '(\\.test\\.tsx?$|/testing/|^tests/)';
const PURE_FILE = '\\.(machine|rules)\\.ts$';
/** `reach` is the door of pages: what all lists, forms and sheets of the admin are made of. */
const CMS_DOORS = '^cms/(kernel|contract|platform|testing|admin/reach)/index\\.ts$';
const CONTRACT_DOOR = '^plugins/[^/]+/contract/index\\.ts$';
/** Only our own build folders: packages keep their sources in folders of these names. */
const BUILT = [
  '^(cms|plugins/[^/]+|mobile-app)/(lib|dist|build|coverage)/',
  '^(dist|coverage|public|\\.cache|\\.data|\\.tmp)/',
  '^mobile-app/(node_modules|\\.expo)/',
  '^tests/house/fixtures/',
];
const NOUN_FILE = '^(cms|plugins/[^/]+)/server/[^/]+/[^/]+\\.ts$';
/** Notices are declared beside the noun they speak of, with the platform's own word for it. */
const NOTICES = '-notices\\.ts$';
const NO_VERB = '(-(store|routes|graphql|wiring|content|notices)|\\.(content-type|machine|rules|slice)|/index)\\.ts$';

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const layers = [
  {
    name: 'kernel-stands-alone',
    comment: 'The kernel is pure and at the bottom: it imports nothing of ours.',
    severity: 'error',
    from: { path: '^cms/kernel/', pathNot: TEST },
    to: { path: OURS, pathNot: '^cms/kernel/' },
  },
  {
    name: 'contract-is-only-words',
    comment: 'A contract is shared with browsers and other plugins: kernel, contracts and zod only.',
    severity: 'error',
    from: { path: '^(cms|plugins/[^/]+)/contract/', pathNot: TEST },
    to: { pathNot: `^(cms|plugins/[^/]+)/contract/|^cms/kernel/|^cms/platform/index\\.ts$|node_modules/zod/` },
  },
  {
    name: 'contract-names-the-platform',
    comment:
      'A port speaks of transactions: a contract may name types of the platform, and brings none of it to a browser.',
    severity: 'error',
    from: { path: '^(cms|plugins/[^/]+)/contract/', pathNot: TEST },
    to: { path: '^cms/platform/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'platform-knows-no-newsroom',
    comment: 'The platform carries every plugin, so it knows kernel and contract, and no noun of the kitchen.',
    severity: 'error',
    from: { path: '^cms/platform/', pathNot: TEST },
    to: { path: OURS, pathNot: '^cms/(kernel|contract|platform|node_modules)/' },
  },
  {
    name: 'server-stands-on-platform',
    comment: 'The kitchen stands on platform, contract and kernel.',
    severity: 'error',
    from: { path: '^cms/server/', pathNot: TEST },
    to: { path: '^(cms|config|database|tests)/', pathNot: '^cms/(kernel|contract|platform|server|admin)/' },
  },
  {
    name: 'core-knows-no-plugin',
    comment: 'The core is built before any plugin and works without them.',
    severity: 'error',
    from: { path: '^cms/' },
    to: { path: '^plugins/' },
  },
  {
    name: 'plugin-enters-by-the-door',
    comment: 'A plugin uses what @hearth/cms exports: kernel, contract, platform.',
    severity: 'error',
    from: { path: '^plugins/' },
    to: { path: '^cms/', pathNot: CMS_DOORS },
  },
  {
    name: 'engine-runs-alone',
    comment:
      'What runs in a process of its own beside the host starts in a moment and survives it: no Strapi, no database, no server.',
    severity: 'error',
    from: { path: '^plugins/[^/]+/engine/', pathNot: TEST },
    to: { path: OURS, pathNot: '^cms/kernel/|^plugins/[^/]+/engine/' },
  },
  {
    name: 'plugins-meet-in-contracts',
    comment: 'A plugin knows another only by its contract.',
    severity: 'error',
    from: { path: '^plugins/([^/]+)/' },
    to: { path: '^plugins/', pathNot: [`^plugins/$1/`, CONTRACT_DOOR] },
  },
  {
    name: 'admin-never-imports-server',
    comment:
      'Admin pages run in a browser and meet the server over HTTP; pure rules run in both, so that a page says what the server will.',
    severity: 'error',
    from: { path: '^(cms|plugins/[^/]+)/admin/' },
    to: { path: '^(cms|plugins/[^/]+)/(server|platform|bin|demo|testing)/', pathNot: PURE_FILE },
  },
  {
    name: 'server-never-imports-admin',
    comment: 'Pages are not needed to answer requests.',
    severity: 'error',
    from: { path: '^(cms|plugins/[^/]+)/(server|platform|kernel|contract)/' },
    to: { path: '^(cms|plugins/[^/]+)/admin/' },
  },
  {
    name: 'app-stands-alone',
    comment:
      'The news app is built from generated contract files and shares no code with the server, in neither direction.',
    severity: 'error',
    from: { path: '^(cms|plugins|config|database)/' },
    to: { path: '^mobile-app/' },
  },
  {
    name: 'app-imports-no-server',
    comment: 'The news app must build without the rest of the repository.',
    severity: 'error',
    from: { path: '^mobile-app/' },
    to: { path: '^(cms|plugins|config|database|tests)/' },
  },
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const roles = [
  {
    name: 'machines-and-rules-are-pure',
    comment: 'States and rules import kernel, contracts and each other, so that a table of cases is their whole test.',
    severity: 'error',
    from: { path: `^(cms|plugins)/.*${PURE_FILE}` },
    to: { pathNot: `^cms/kernel/|^(cms|plugins/[^/]+)/contract/|${PURE_FILE}` },
  },
  {
    name: 'verbs-take-what-they-need',
    comment:
      'A use case is handed stores and ports: of those it imports types alone, values only from kernel, contract, rules, verbs.',
    severity: 'error',
    from: { path: NOUN_FILE, pathNot: [NO_VERB, TEST] },
    to: {
      path: OURS,
      pathNot: `^cms/kernel/|^(cms|plugins/[^/]+)/contract/|${PURE_FILE}|${NOTICES}|/server/[^/]+/(?!.*${NO_VERB})[^/]+\\.ts$`,
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'sql-lives-in-stores',
    comment: 'Only a *-store.ts and the platform talk SQL, so that tenancy and versions cannot be forgotten elsewhere.',
    severity: 'error',
    from: { path: '^(cms|plugins/[^/]+)/', pathNot: ['^cms/(platform|bin|demo)/', '-store\\.ts$', TEST] },
    to: { path: 'node_modules/(knex|pg|pg-boss|pg-[^/]+|@strapi/database)/' },
  },
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const health = [
  {
    name: 'no-cycles',
    comment: 'A cycle of values means that a contract is missing; types alone may describe each other.',
    severity: 'error',
    from: { path: OURS },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-orphans',
    comment: 'A file that nobody imports and that imports nobody is dead.',
    severity: 'error',
    from: {
      orphan: true,
      path: '^(cms|plugins|mobile-app/src)/',
      pathNot: [
        TEST,
        '\\.d\\.ts$',
        // Metro takes these in place of the file of the same name.
        '\\.(web|ios|android)\\.tsx?$',
        '/index\\.tsx?$',
        '\\.(config|setup)\\.[cm]?js$',
        '/bin/',
        '^mobile-app/src/(app|contract)/',
      ],
    },
    to: {},
  },
  {
    name: 'no-unresolvable',
    comment: 'What cannot be found on disk cannot be shipped.',
    severity: 'error',
    from: { path: '^(cms|plugins|config)/' },
    to: { couldNotResolve: true },
  },
  {
    name: 'declared-dependencies',
    comment: 'A package that a workspace runs on stands in its own package.json, not by chance in the tree.',
    severity: 'error',
    from: { path: '^(cms|plugins)/', pathNot: [TEST, '/bin/'] },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
];

module.exports = {
  forbidden: [...layers, ...roles, ...health],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: BUILT },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.arch.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
    moduleSystems: ['cjs', 'es6'],
  },
};
