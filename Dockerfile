# One node of the host: `docker build -t hearth .`. tests/deploy runs what stands here, so that it stays true.

# Only what decides which packages are installed: as long as that is the same, the packages below come from Docker's cache.
FROM node:20-bookworm-slim AS manifests
WORKDIR /hearth
COPY . .
RUN find . -type f ! -name package.json ! -name package-lock.json ! -path ./cms/bin/build.mjs -delete
RUN find . -type d -empty -delete

FROM node:20-bookworm-slim AS build
WORKDIR /hearth
COPY --from=manifests /hearth ./
RUN node cms/bin/build.mjs install
COPY . .
RUN npm run build
RUN npm prune --omit=dev --no-audit --no-fund
RUN mv mobile-app/dist exported-app && rm -rf mobile-app .cache && mkdir mobile-app && mv exported-app mobile-app/dist
RUN rm -rf tests docs deploy database/demo cms/admin cms/demo plugins/*/admin

FROM node:20-bookworm-slim
WORKDIR /hearth
ENV NODE_ENV=production STRAPI_TELEMETRY_DISABLED=true
COPY --from=build /hearth ./
# The one folder that a node writes to; a volume mounted here belongs to the same account.
RUN mkdir -p public/uploads && chown node:node public/uploads
USER node
EXPOSE 1337
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 CMD ["node", "cms/bin/probe.mjs"]
# A rush makes much that is gone in a moment: with more room for it, it is thrown away more seldom.
CMD ["node", "--max-semi-space-size=32", "cms/lib/bin/host.js"]
