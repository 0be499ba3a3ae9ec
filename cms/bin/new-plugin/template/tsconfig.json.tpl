{
  "extends": "../../tsconfig.base.json",
  "compilerOptions": { "composite": true, "rootDir": ".", "outDir": "lib", "tsBuildInfoFile": "lib/.tsbuildinfo" },
  "include": ["contract", "server"],
  "exclude": ["**/*.test.ts", "lib", "admin"],
  "references": [{ "path": "../../cms" }]
}
