{
  "name": "@hearth/{{name}}",
  "version": "0.1.0",
  "private": true,
  "description": "{{Title}}: a plugin of Hearth",
  "strapi": {
    "kind": "plugin",
    "name": "{{name}}",
    "displayName": "{{Title}}",
    "description": "{{Title}}"
  },
  "exports": {
    "./package.json": "./package.json",
    "./strapi-server": {
      "types": "./lib/server/index.d.ts",
      "default": "./lib/server/index.js"
    },
    "./strapi-admin": {
      "import": "./admin/index.tsx"
    },
    "./contract": {
      "types": "./lib/contract/index.d.ts",
      "module": "./contract/index.ts",
      "default": "./lib/contract/index.js"
    }
  },
  "dependencies": {{dependencies}},
  "peerDependencies": {{peers}}
}
